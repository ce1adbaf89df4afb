import { PROGRAMME, type RecordObservations } from '@rep/domain';
import type { TestDatabase } from '@rep/testkit';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { saveProfile } from '../src/profile/profile.repository.ts';
import { authorizationOf, createRepDatabase, startService, type TestService } from './rep-system.ts';

let database: TestDatabase & { appUrl: string };
let service: TestService;
let client: ReturnType<TestService['client']>;

const operator = (): Promise<string> => authorizationOf({ role: 'operator', repId: null, laCode: null });

beforeAll(async () => {
  database = await createRepDatabase();
  service = await startService(database.appUrl);
  const london = PROGRAMME.find((p) => p.rep_id === 'london');
  if (london) await service.transaction((db) => saveProfile(db, london));
});
beforeEach(async () => {
  client = service.client(await operator());
});
afterAll(async () => {
  await service.stop();
  await database.drop();
});

type Row = RecordObservations['rows'][number];
const row = (oldCode: string, code: string, name: string, measures: Row['measures'] = { one: 1 }): Row => ({
  area: {
    geographic_level: 'Local authority',
    region_code: 'E12000007',
    new_la_code: code,
    old_la_code: oldCode,
    la_name: name,
  },
  period: { time_period: '2024', time_identifier: 'Calendar year' },
  breakdown: { topic: 'All', breakdown: 'All' },
  measures,
});
const camden = (measures?: Row['measures']): Row => row('202', 'E09000007', 'Camden', measures);
const hackney = row('204', 'E09000012', 'Hackney');
const input = (version: string, ...rows: Row[]): RecordObservations => ({
  release: { name: 'ehc-plans', version },
  dataset: 'timeliness',
  rows,
});
const events = async (): Promise<Record<string, unknown>[]> =>
  (
    await database.query("SELECT convert_from(body, 'UTF8')::json AS e FROM outbox.event ORDER BY sequence")
  ).map((r) => r['e']);

test('members are recorded as pilot areas and the others as comparison areas, values as printed', async () => {
  const mixed = {
    ...row('202', 'E09000007', 'Hackney'),
    measures: { low: 'low', minus: -3.5, none: 'z' },
  } as Row;
  const recorded = await client.observations.record.mutate(input('arms', camden(), hackney, mixed));
  expect(recorded).toMatchObject({ producer: 'london', recorded: 3, alreadyHeld: 0 });
  const told = (await events()).slice(-3);
  expect(told.map((e) => e['pilotarm'])).toEqual(['pilot', 'comparison', 'comparison']);
  expect(told[2]).toMatchObject({ repid: 'london', data: { measures: mixed.measures } });
});

test('the same row sent again, or twice in one call, is recorded once', async () => {
  await client.observations.record.mutate(input('twice', camden()));
  const again = await client.observations.record.mutate(input('twice', camden(), hackney, hackney));
  expect(again).toMatchObject({ recorded: 1, alreadyHeld: 2 });
});

test('a row of another region refuses the whole call', async () => {
  const before = await events();
  const leeds = {
    ...row('383', 'E08000035', 'Leeds'),
    area: { ...hackney.area, region_code: 'E12000003' },
  } as Row;
  await expect(client.observations.record.mutate(input('region', camden(), leeds))).rejects.toMatchObject({
    data: { code: 'BAD_REQUEST', reason: 'row-of-another-region' },
  });
  expect(await events()).toEqual(before);
});

test('a time of recording that has not come refuses the whole call', async () => {
  const recordedAt = new Date(Date.now() + 60_000).toISOString();
  await expect(
    client.observations.record.mutate({ ...input('future', camden()), recordedAt }),
  ).rejects.toMatchObject({ data: { code: 'BAD_REQUEST', reason: 'recorded-in-the-future' } });
});

test('a row of more measures than any published table has refuses the whole call', async () => {
  const before = await events();
  // The contract's limits keep every event far below the stream's size limit.
  const measures = Object.fromEntries(Array.from({ length: 501 }, (_, i) => [`m${i}`, i]));
  await expect(
    client.observations.record.mutate(input('huge', hackney, camden(measures))),
  ).rejects.toMatchObject({ message: 'Check rows.1.measures: more than 500 measures.' });
  expect(await events()).toEqual(before);
});

test('a message of 10 MB is refused with 413 and a sentence, and the service goes on', async () => {
  const response = await fetch(`${service.url}/trpc/observations.record`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text: 'a'.repeat(10 * 1024 * 1024) }),
  });
  expect(response.status).toBe(413);
  expect(await response.text()).toContain('Send less at once');
  expect(await client.observations.record.mutate(input('after', camden()))).toMatchObject({ recorded: 1 });
});

test('malformed JSON is refused with a sentence', async () => {
  const response = await fetch(`${service.url}/trpc/observations.record`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: await operator() },
    body: '{"release": ',
  });
  expect(response.status).toBe(400);
  expect(await response.text()).toContain('Send the input as JSON');
});

test('a value that is neither number nor symbol is refused with the name of its field', async () => {
  const odd = { ...camden(), measures: { one: 'n/a' } };
  const response = await fetch(`${service.url}/trpc/observations.record`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: await operator(),
    },
    body: JSON.stringify({ ...input('odd'), rows: [odd] }),
  });
  expect(response.status).toBe(400);
  expect(await response.text()).toContain('Check rows.0.measures.one');
});

test('when the relay is far behind, callers are asked to wait and nothing is written', async () => {
  const before = await events();
  const busy = await startService(database.appUrl, { backlogLimit: 1 });
  const call = busy.client(await operator()).observations.record.mutate(input('busy', camden()));
  await expect(call).rejects.toMatchObject({
    message: expect.stringContaining('wait a few seconds'),
    data: { code: 'TOO_MANY_REQUESTS', reason: 'backlog-too-large' },
  });
  await busy.stop();
  expect(await events()).toEqual(before);
});

test('a row that could not be read as figures is an event of its own, once, whatever it says', async () => {
  const rows = [
    { line: 2, reason: 'invalid-cell', detail: 'one: "n/a" is neither', text: 'Leeds,n/a' },
    { line: 3, reason: 'wrong-number-of-cells', detail: '1 cell under 2 columns', text: '\0' },
  ];
  const { release, dataset } = input('refused');
  const first = await client.observations.recordRefused.mutate({ release, dataset, rows });
  expect(first).toMatchObject({ producer: 'london', recorded: 2, alreadyHeld: 0 });
  const told = (await events()).slice(-2);
  expect(told).toMatchObject(
    rows.map((row) => ({
      type: 'observation.refused.v1',
      repid: 'london',
      data: { release, dataset, ...row },
    })),
  );
  const again = await client.observations.recordRefused.mutate({ release, dataset, rows });
  const heldRanges = [{ first: first.firstSequence, last: first.lastSequence }];
  expect(again).toMatchObject({ recorded: 0, alreadyHeld: 2, heldRanges });
});
