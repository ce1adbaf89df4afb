import type { RepId } from '@rep/contracts';
import type { Role } from '@rep/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { configurationVersion } from './configuration-version.ts';
import { observation } from './events.ts';
import { createGraphqlHarness } from './graphql-harness.ts';

let harness: Awaited<ReturnType<typeof createGraphqlHarness>>;

/** States that a record of the North East went through, its versions in order. */
const PILOTS = {
  'ne-draft': ['draft', 'consulting'],
  'ne-given-up': ['draft', 'withdrawn'],
  'ne-live': ['draft', 'registered', 'live'],
  'ne-gone': ['draft', 'registered', 'withdrawn'],
};
const VARIANTS = { 'ne-used': ['draft', 'frozen', 'draft'], 'ne-new': ['draft'] };

let sequence = 0;
const versionsOf = (kind: string, records: Record<string, string[]>) =>
  Object.entries(records).flatMap(([id, states]) =>
    states.map((state, index) =>
      configurationVersion(++sequence, {
        ...{ producer: 'north-east', kind, id, version: index + 1, state },
        content: { title: `${id} ${index + 1}` },
      }),
    ),
  );
const pilotEvents = () =>
  Object.entries(PILOTS).flatMap(([pilotid, states]) =>
    states.map((to, index) => {
      const type = index === 0 ? 'pilot.registered.v1' : 'pilot.state.changed.v1';
      const told = { title: pilotid, strand: 'tailored-lists' };
      const moved = { from: states[index - 1], to, reason: 'next', actor_role: 'lead-authority' };
      const event = () => observation({ producer: 'north-east', sequence: ++sequence });
      return { ...event(), type, pilotid, data: index === 0 ? told : moved };
    }),
  );

beforeAll(async () => {
  harness = await createGraphqlHarness();
  const configuration = await harness.partition('pilots.configuration.v1');
  await configuration.send(
    ...versionsOf('pilot', PILOTS),
    ...versionsOf('variant', VARIANTS),
    ...versionsOf('grant-return', { 'ne-return': ['submitted'] }),
    configurationVersion(1, { kind: 'pilot', id: 'london-draft', content: { title: 'Ours' } }),
  );
  await (await harness.partition('pilots.pilot.v1')).send(...pilotEvents());
  const national = configurationVersion(1, {
    ...{ producer: 'national' as const, kind: 'template', id: 'lists', state: 'published', content: {} },
  });
  await (await harness.partition('registry.configuration.v1')).send(national);
});
afterAll(() => harness.close());

type Who = readonly [role: Role, repId: RepId | null];
const LONDON: Who = ['member-authority', 'london'];
const NORTH_EAST: Who = ['member-authority', 'north-east'];
const post = async (query: string, [role, repId]: Who) =>
  harness.post({ query }, `Bearer ${await harness.tokenOf(role, 'evidence', repId)}`);
const listSchema = z.array(z.looseObject({ id: z.string().optional(), version: z.number().optional() }));
const answer = async (query: string, who: Who) => {
  const { body } = await post(query, who);
  expect(body.errors).toBeUndefined();
  return listSchema.parse(Object.values(body.data ?? {})[0]);
};
const idsOf = async (query: string, who: Who) => (await answer(query, who)).map(({ id }) => id).sort();

const WATCHERS: Who[] = [
  ['dfe-policy', null],
  ['delivery-partner', null],
  ['auditor', null],
];
const OTHERS: Who[] = [LONDON, ['evaluator', null], ['researcher', null], ['regions-group', 'london']];

test('a member of London reads no draft pilot of the North East, only what was registered', async () => {
  for (const query of ['{ pilots(partnership: "north-east") { id title } }', '{ pilots { id } }']) {
    for (const who of OTHERS) expect(await idsOf(query, who)).toEqual(['ne-gone', 'ne-live']);
    for (const who of [NORTH_EAST, ...WATCHERS]) {
      expect(await idsOf(query, who)).toEqual(Object.keys(PILOTS).sort());
    }
  }
});

test('nor its configuration before it was registered, of whatever time it is asked', async () => {
  const pilots = (args = '') => `{ configuration(kind: "pilot"${args}) { id } }`;
  expect(await idsOf(pilots(', partnership: "north-east"'), LONDON)).toEqual(['ne-gone', 'ne-live']);
  expect(await idsOf(pilots(), LONDON)).toEqual(['london-draft', 'ne-gone', 'ne-live']);
  expect(await idsOf(pilots(), NORTH_EAST)).toEqual(Object.keys(PILOTS).sort());
  expect(await idsOf(pilots(', state: "draft"'), LONDON)).toEqual(['london-draft']);
  // The first versions of all of them were told in the first second, when none was registered.
  expect(await idsOf(pilots(', asOf: "2026-02-01T10:00:01.500Z"'), NORTH_EAST)).toEqual(['ne-draft']);
  expect(await idsOf(pilots(', asOf: "2026-02-01T10:00:01.500Z"'), LONDON)).toEqual(['london-draft']);
});

test('history begins with the registration, and nothing is compared with what came before', async () => {
  const record = 'producer: "north-east", kind: "pilot", id: "ne-live"';
  const versions = async (who: Who) =>
    (await answer(`{ configurationHistory(${record}) { version } }`, who)).map(({ version }) => version);
  expect(await versions(LONDON)).toEqual([2, 3]);
  expect(await versions(NORTH_EAST)).toEqual([1, 2, 3]);
  const differences = (from: number) =>
    post(`{ configurationDifferences(${record}, from: ${from}, to: 3) { path } }`, LONDON);
  expect((await differences(2)).body.data).toEqual({ configurationDifferences: [{ path: 'title' }] });
  expect((await differences(1)).body.errors?.[0]?.message).toContain('Choose two versions');
});

test('of another’s variant the version in use is seen, not the draft of the next; researchers see none', async () => {
  const query = '{ configuration(kind: "variant") { id version } }';
  expect(await answer(query, LONDON)).toEqual([{ id: 'ne-used', version: 2 }]);
  expect(await answer(query, ['evaluator', null])).toEqual([{ id: 'ne-used', version: 2 }]);
  expect(await answer(query, ['researcher', null])).toEqual([]);
  expect(await idsOf(query, NORTH_EAST)).toEqual(['ne-new', 'ne-used']);
});

test('a page holds as many as were asked for, whatever lies between that is not seen', async () => {
  const page = (after = '') => `{ configuration(kind: "pilot", first: 2${after}) { id cursor } }`;
  const first = await answer(page(), LONDON);
  expect(first.map(({ id }) => id)).toEqual(['london-draft', 'ne-gone']);
  const next = await answer(page(`, after: "${String(first[1]?.['cursor'])}"`), LONDON);
  expect(next.map(({ id }) => id)).toEqual(['ne-live']);
});

test('a partnership’s money is seen by whom its own service shows it to', async () => {
  const query = '{ configuration(kind: "grant-return") { id } }';
  expect(await idsOf(query, ['lead-authority', 'north-east'])).toEqual(['ne-return']);
  for (const who of [NORTH_EAST, ['lead-authority', 'london'], ['delivery-partner', null]] as Who[]) {
    expect(await idsOf(query, who)).toEqual([]);
  }
});

test('what the national service configures is for all but those who read figures alone', async () => {
  const query = '{ configuration(kind: "template") { id } }';
  for (const who of [LONDON, ['evaluator', null]] as Who[])
    expect(await idsOf(query, who)).toEqual(['lists']);
  expect(await idsOf(query, ['researcher', null])).toEqual([]);
});

test.each([
  ['conservation { unattributed }', ['researcher', 'member-authority', 'regions-group', 'delivery-partner']],
  ['quarantine { reason }', ['researcher', 'member-authority']],
  ['quarantineReasons { reason }', ['researcher', 'lead-authority']],
  ['outcomes(producer: "london", from: 1, to: 2) { pending }', ['researcher', 'lead-authority']],
  ['configurationDigests(producer: "london") { id }', ['evaluator', 'dfe-policy', 'lead-authority']],
] as const)('%s is refused to other roles with 403 and what to do', async (field, roles) => {
  for (const role of roles) {
    const { status, body } = await post(`{ ${field} }`, [role, 'london']);
    expect([status, body.data]).toEqual([403, null]);
    expect(body.errors).toMatchObject([
      {
        message: `Ask somebody with another role: ${role} may not read this.`,
        extensions: { code: 'NOT_PERMITTED' },
      },
    ]);
  }
  const who: Who = ['operator', null];
  expect((await post(`{ ${field} }`, who)).status).toBe(200);
});

test('published figures are for everybody who is let in', async () => {
  for (const who of [...OTHERS, ...WATCHERS]) {
    const { status } = await post('{ measures { id } partnerships { id } regions { code } }', who);
    expect(status).toBe(200);
  }
});
