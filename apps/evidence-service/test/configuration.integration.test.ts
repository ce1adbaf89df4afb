import { afterAll, beforeAll, expect, test } from 'vitest';
import { createGraphqlHarness } from './graphql-harness.ts';

let harness: Awaited<ReturnType<typeof createGraphqlHarness>>;
const PILOT = 'b0a1c2d3-0000-4000-8000-000000000001';

const version = (sequence: number, number: number, state: string, data: object = {}) => ({
  specversion: '1.0',
  id: `pilot.${PILOT}.${number}.${sequence}`,
  source: '/producers/london',
  datacontenttype: 'application/json',
  producer: 'london',
  repid: 'london',
  sequence,
  occurredat: `2026-02-0${number}T10:00:00.000Z`,
  recordedat: `2026-02-0${number}T10:00:00.000Z`,
  time: `2026-02-0${number}T10:00:00.000Z`,
  precision: 'instant',
  synthetic: true,
  configversion: 'configuration.v1',
  type: 'partnership.configuration.recorded.v1',
  data: {
    ...{ kind: 'pilot', id: PILOT, version: number, state, areas: ['E09000003'], step: 'save', reason: null },
    ...{ actor_role: 'lead-authority', actor_la_code: 'E09000003', sha256: 'a'.repeat(64) },
    content: { title: `Lists ${number}`, areas: [{ code: 'E09000003', state }] },
    ...data,
  },
});

beforeAll(async () => {
  harness = await createGraphqlHarness();
  const partition = await harness.partition('pilots.configuration.v1');
  await partition.send(version(1, 1, 'draft'), version(2, 2, 'consulting'));
});
afterAll(() => harness.close());

const ask = async (query: string): Promise<unknown> => harness.ask(query);

test('the state of every pilot is answered now and as of a time', async () => {
  const query = (asOf: string) =>
    `{ configuration(kind: "pilot"${asOf}) { version state content synthetic } }`;
  expect(await ask(query(''))).toMatchObject({
    configuration: [{ version: 2, state: 'consulting', content: { title: 'Lists 2' }, synthetic: true }],
  });
  expect(await ask(query(', asOf: "2026-02-01T12:00:00Z"'))).toMatchObject({
    configuration: [{ version: 1, state: 'draft' }],
  });
  expect(await ask(query(', asOf: "2026-01-01T00:00:00Z"'))).toEqual({ configuration: [] });
});

test('records are found by partnership, state and area, and paged', async () => {
  const ids = async (args: string) =>
    (await harness.ask(`{ configuration(kind: "pilot", ${args}) { id } }`)) as { configuration: unknown[] };
  expect(
    (await ids('partnership: "london", state: "consulting", area: "E09000003"')).configuration,
  ).toHaveLength(1);
  expect((await ids('partnership: "north-east"')).configuration).toEqual([]);
  expect((await ids('state: "draft"')).configuration).toEqual([]);
  expect((await ids(`after: "london/${PILOT}"`)).configuration).toEqual([]);
});

test('history and differences walk through every version', async () => {
  const record = `producer: "london", kind: "pilot", id: "${PILOT}"`;
  expect(
    await ask(`{ configurationHistory(${record}) { version step actorRole }
      configurationDifferences(${record}, from: 1, to: 2) { path before after } }`),
  ).toEqual({
    configurationHistory: [
      { version: 1, step: 'save', actorRole: 'lead-authority' },
      { version: 2, step: 'save', actorRole: 'lead-authority' },
    ],
    configurationDifferences: [
      { path: 'areas.0.state', before: 'draft', after: 'consulting' },
      { path: 'title', before: 'Lists 1', after: 'Lists 2' },
    ],
  });
});

test('a partnership records nothing in the name of the national service', async () => {
  const partition = await harness.partition('registry.configuration.v1');
  const offset = partition.next();
  await partition.send({
    ...version(3, 1, 'published'),
    id: 'template.lists.1',
    type: 'national.configuration.recorded.v1',
  });
  expect(
    await harness.query('SELECT reason FROM quarantine WHERE topic = $1 AND stream_offset = $2', [
      'registry.configuration.v1',
      offset,
    ]),
  ).toEqual([{ reason: 'not-this-producers-event' }]);
});
