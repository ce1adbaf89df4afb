import { PROGRAMME } from '@rep/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { observation } from './events.ts';
import { createGraphqlHarness } from './graphql-harness.ts';

let harness: Awaited<ReturnType<typeof createGraphqlHarness>>;
let sequence = 0;

beforeAll(async () => {
  harness = await createGraphqlHarness();
  const registry = await harness.partition('registry.partnership.v1');
  await registry.send(...PROGRAMME.map((partnership) => national('partnership.registered.v1', partnership)));
});
afterAll(() => harness.close());

function national(type: string, data: object) {
  sequence += 1;
  return { ...observation({ producer: 'national', sequence }), type, data };
}
const london = (number: number, type: string, data: object) => ({
  ...observation({ producer: 'london', sequence: number }),
  type,
  pilotid: 'tailored-lists-1',
  data,
});

test('partnerships come by region, with their leads first', async () => {
  const { partnerships } = await harness.ask(
    '{ partnerships { id name region { code name } members { lead authority { code name oldCode region { name } } } } }',
  );
  expect((partnerships as { id: string }[]).map(({ id }) => id)).toEqual(PROGRAMME.map((p) => p.rep_id));
  const { partnership } = await harness.ask(
    '{ partnership(id: "london") { members { lead authority { code name codes { code } } } } }',
  );
  expect(partnership).toMatchObject({
    members: [
      { lead: true, authority: { code: 'E09000003', name: 'Barnet' } },
      { lead: false, authority: { code: 'E09000007', name: 'Camden' } },
      { lead: false, authority: { code: 'E09000010', name: 'Enfield' } },
      { lead: false, authority: { code: 'E09000019', name: 'Islington' } },
    ],
  });
  expect(await harness.ask('{ partnership(id: "atlantis") { id } }')).toEqual({ partnership: null });
});

test('a change of membership holds from then on', async () => {
  const member = { new_la_code: 'E09000012', old_la_code: '204', la_name: 'Hackney', lead: false };
  const change = (kind: string, who: object = member) =>
    national('partnership.membership.changed.v1', {
      rep_id: 'london',
      change: kind,
      member: who,
      effective_on: '2025-04-01',
    });
  const camden = { new_la_code: 'E09000007', old_la_code: '202', la_name: 'Camden', lead: false };
  const registry = await harness.partition('registry.partnership.v1');
  await registry.send(change('joined'), change('lead-started'), change('left', camden));
  const { partnership } = await harness.ask(
    '{ partnership(id: "london") { members { lead authority { name } } } }',
  );
  expect(partnership).toEqual({
    members: [
      { lead: true, authority: { name: 'Barnet' } },
      { lead: true, authority: { name: 'Hackney' } },
      { lead: false, authority: { name: 'Enfield' } },
      { lead: false, authority: { name: 'Islington' } },
    ],
  });
});

test('a pilot is a draft until it is moved, and belongs to whoever registered it', async () => {
  const pilots = await harness.partition('pilots.pilot.v1');
  const query = '{ pilots(partnership: "london") { id title strand state partnership { id } } }';
  await pilots.send(london(1, 'pilot.registered.v1', { title: 'Lists', strand: 'tailored-lists' }));
  const draft = {
    id: 'tailored-lists-1',
    title: 'Lists',
    strand: 'tailored-lists',
    partnership: { id: 'london' },
  };
  expect(await harness.ask(query)).toEqual({ pilots: [{ ...draft, state: 'draft' }] });
  const move = { from: 'draft', to: 'submitted', reason: 'ready', actor_role: 'lead-authority' };
  await pilots.send(london(2, 'pilot.state.changed.v1', move));
  expect(await harness.ask(query)).toEqual({ pilots: [{ ...draft, state: 'submitted' }] });
  expect(await harness.ask('{ pilots(partnership: "north-east") { id } }')).toEqual({ pilots: [] });
});

test('the registry is the national service’s and pilots are the partnerships’', async () => {
  const registry = await harness.partition('registry.partnership.v1');
  const offset = registry.next();
  await registry.send({ ...london(3, 'partnership.registered.v1', PROGRAMME[0] ?? {}) });
  expect(
    await harness.query('SELECT reason FROM quarantine WHERE topic = $1 AND stream_offset = $2', [
      'registry.partnership.v1',
      offset,
    ]),
  ).toEqual([{ reason: 'not-this-producers-event' }]);
});

test('a partnership that names an authority twice is quarantined', async () => {
  const registry = await harness.partition('registry.partnership.v1');
  const offset = registry.next();
  const camden = { new_la_code: 'E09000007', old_la_code: '202', la_name: 'Camden', lead: true };
  const registered = { ...PROGRAMME[0], members: [camden, { ...camden, lead: false }] };
  const outcome = await registry.send(national('partnership.registered.v1', registered));
  expect(outcome).toEqual({ kind: 'done', next: offset + 1 });
  expect(
    await harness.query('SELECT reason, detail FROM quarantine WHERE topic = $1 AND stream_offset = $2', [
      'registry.partnership.v1',
      offset,
    ]),
  ).toEqual([{ reason: 'member-twice', detail: 'Camden is named twice' }]);
});

test('an authority has all its dated codes, and a region its authorities', async () => {
  const { authorities, regions } = await harness.ask(
    '{ authorities(region: "E12000008") { code name codes { code until note } } regions { code name } }',
  );
  const list = authorities as { name: string; codes: { code: string }[] }[];
  const buckinghamshire = list.find(({ name }) => name === 'Buckinghamshire');
  expect(buckinghamshire?.codes.map(({ code }) => code)).toEqual(['E06000060', 'E10000002']);
  expect(regions).toHaveLength(9);
});
