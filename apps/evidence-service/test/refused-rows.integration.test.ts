import { afterAll, beforeAll, expect, test } from 'vitest';
import { observation } from './events.ts';
import { createGraphqlHarness } from './graphql-harness.ts';
import type { Partition } from './ingest-harness.ts';

const OBSERVATIONS = 'observations.observation.v1';
const ROW = '2024,Calendar year,Local authority,E92000001,England,E12000007,London,E09000007,202,Camden,n/a';
let harness: Awaited<ReturnType<typeof createGraphqlHarness>>;
let partition: Partition;
beforeAll(async () => {
  harness = await createGraphqlHarness();
  partition = await harness.partition(OBSERVATIONS);
});
afterAll(() => harness.close());

/** What the importer tells of a row of London that it could not read as figures. */
const refused = (sequence: number, data: object = {}, envelope: object = {}) => {
  const event: Record<string, unknown> = { ...observation({ sequence }), type: 'observation.refused.v1' };
  const row = { line: 17, reason: 'invalid-cell', detail: 'a: "n/a" is neither', text: ROW };
  return {
    ...event,
    ...envelope,
    data: { release: { name: 'r', version: '1' }, dataset: 'requests', ...row, ...data },
  };
};
const kept = (sequence: number) =>
  harness.query<{ reason: string; detail: string; bytes: Buffer }>(
    `SELECT reason, detail, bytes FROM quarantine WHERE producer = 'london' AND sequence = $1`,
    [sequence],
  );

test('a row that its importer refused is in quarantine with its bytes, by the reason it came with, and no evidence', async () => {
  const event = refused(1);
  await partition.send(event);
  expect(await kept(1)).toEqual([
    {
      reason: 'invalid-cell',
      detail: 'requests, line 17: a: "n/a" is neither',
      bytes: Buffer.from(JSON.stringify(event)),
    },
  ]);
  expect(await harness.query('SELECT * FROM event')).toEqual([]);
  expect(await harness.query('SELECT * FROM observation_version')).toEqual([]);
});

test('a row with U+0000 or half of a surrogate pair in it keeps its own reason, and does not stop its batch', async () => {
  await partition.send(
    refused(2, { text: `${ROW}\0\ud800`, detail: 'a: "\0" is neither' }),
    observation({ sequence: 3 }),
  );
  expect(await kept(2)).toMatchObject([
    { reason: 'invalid-cell', detail: 'requests, line 17: a: "\ufffd" is neither' },
  ]);
  expect(await harness.query('SELECT sequence FROM event')).toEqual([{ sequence: 3 }]);
});

test('it is held against the same rules as any event: who speaks, and when', async () => {
  await partition.send(
    refused(4, {}, { repid: 'north-east' }),
    refused(5, {}, { recordedat: '2025-07-01T09:00:00.001Z' }),
  );
  expect(await kept(4)).toMatchObject([{ reason: 'producer-mismatch' }]);
  expect(await kept(5)).toMatchObject([{ reason: 'recorded-in-the-future' }]);
});

test('the statement balances with it, and it tells what became of it; a redelivery counts apart', async () => {
  const event = refused(6);
  await partition.send(event, event);
  const statement = await harness.ask(`{
    conservation(producer: "london") { totals { produced accepted duplicate quarantined inFlight } redelivered }
    outcomes(producer: "london", from: 6, to: 6) { accepted quarantined pending reasons { reason count detail } }
  }`);
  expect(statement).toEqual({
    conservation: {
      totals: { produced: 6, accepted: 1, duplicate: 0, quarantined: 5, inFlight: 0 },
      redelivered: 1,
    },
    outcomes: {
      accepted: 0,
      quarantined: 1,
      pending: 0,
      reasons: [{ reason: 'invalid-cell', count: 1, detail: 'requests, line 17: a: "n/a" is neither' }],
    },
  });
});
