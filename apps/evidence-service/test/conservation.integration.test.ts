import { TOPICS, type Topic } from '@rep/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkpoint, observation } from './events.ts';
import { createGraphqlHarness } from './graphql-harness.ts';

const OBSERVATIONS = 'observations.observation.v1';
type Harness = Awaited<ReturnType<typeof createGraphqlHarness>>;
let harness: Harness;
beforeAll(async () => {
  harness = await createGraphqlHarness();
});
afterAll(() => harness.close());

const QUERY = `query ($producer: String, $from: String, $to: String) {
  conservation(producer: $producer, from: $from, to: $to) {
    rows { producer day produced accepted duplicate quarantined inFlight missing }
    totals { produced accepted duplicate quarantined inFlight }
    redelivered unattributed
  }
}`;
type Statement = { rows: object[]; totals: object; redelivered: number; unattributed: number };
const conservation = async (variables: object, of: Harness = harness): Promise<Statement> =>
  (await of.ask(QUERY, variables))['conservation'] as Statement;

const PARTITIONS = Object.entries(TOPICS).flatMap(([topic, { partitions }]) =>
  Array.from({ length: partitions }, (_, partition) => ({ topic: topic as Topic, partition })),
);
const london = (sequence: number, day = '2025-07-01') =>
  observation({
    sequence,
    time: `${day}T09:00:00.000Z`,
    data: { breakdown: { topic: 'conservation', breakdown: String(sequence) } },
  });

test('a gap is declared only once every partition has passed the checkpoint that covers it', async () => {
  const row = {
    producer: 'london',
    day: '2025-07-01',
    produced: 4,
    accepted: 2,
    duplicate: 0,
    quarantined: 0,
  };
  const partition = await harness.partition(OBSERVATIONS, 0);
  await partition.send(london(1), london(3));
  expect((await conservation({ producer: 'london' })).rows).toMatchObject([
    { produced: 3, inFlight: 1, missing: 0 },
  ]);
  for (const at of PARTITIONS) {
    expect((await conservation({ producer: 'london' })).rows).not.toContainEqual({
      ...row,
      inFlight: 2,
      missing: 2,
    });
    const place =
      at.topic === OBSERVATIONS && at.partition === 0
        ? partition
        : await harness.partition(at.topic, at.partition);
    await place.send(checkpoint('london', 4, at));
  }
  expect((await conservation({ producer: 'london' })).rows).toEqual([{ ...row, inFlight: 2, missing: 2 }]);
  await partition.send(london(2), london(4));
  expect((await conservation({ producer: 'london' })).rows).toEqual([
    { ...row, accepted: 4, inFlight: 0, missing: 0 },
  ]);
});

test('a checkpoint in another partition than it names is nobody’s, and a later lower one changes nothing', async () => {
  const partition = await harness.partition('pilots.pilot.v1');
  const before = (await conservation({})).unattributed;
  await partition.send(
    checkpoint('london', 9, { topic: OBSERVATIONS, partition: 1 }),
    checkpoint('london', 2, { topic: 'pilots.pilot.v1', partition: 0 }),
  );
  expect((await conservation({})).unattributed).toBe(before + 1);
  expect(await harness.query(`SELECT sequence FROM checkpoint WHERE topic = 'pilots.pilot.v1'`)).toEqual([
    { sequence: 4 },
  ]);
});

test('days are ranges of sequences: what is in flight stands on the day it was produced', async () => {
  const partition = await harness.partition(OBSERVATIONS, 1);
  const at = (sequence: number, day: string) =>
    observation({
      producer: 'national',
      sequence,
      time: `${day}T12:00:00.000Z`,
      data: {
        area: { geographic_level: 'National', country_code: 'E92000001' },
        breakdown: { topic: 'days', breakdown: String(sequence) },
      },
    });
  const days = [
    { day: '2025-07-01', first_sequence: 1, last_sequence: 3 },
    { day: '2025-07-02', first_sequence: 4, last_sequence: 4 },
  ];
  const word = checkpoint('national', 4, { topic: OBSERVATIONS, partition: 1 });
  await partition.send(at(1, '2025-07-01'), at(4, '2025-07-02'), {
    ...word,
    data: { ...(word['data'] as object), days },
  });
  const { rows } = await conservation({ producer: 'national' });
  expect(rows).toMatchObject([
    { day: '2025-07-01', produced: 3, accepted: 1, inFlight: 2 },
    { day: '2025-07-02', produced: 1, accepted: 1, inFlight: 0 },
  ]);
  expect((await conservation({ producer: 'national', from: '2025-07-02', to: '2025-07-02' })).rows).toEqual([
    rows[1],
  ]);
});

test('what has been in flight for too long shows as missing', async () => {
  const impatient = await createGraphqlHarness(0);
  const partition = await impatient.partition(OBSERVATIONS, 0);
  await partition.send(london(1), london(3));
  await impatient.database.query(`UPDATE progress SET minute = minute - interval '1 minute'`);
  expect((await conservation({}, impatient)).rows).toMatchObject([{ produced: 3, inFlight: 1, missing: 1 }]);
  await impatient.close();
});

test('redeliveries and bytes that nobody can be named for stand apart from the balance', async () => {
  const partition = await harness.partition(OBSERVATIONS, 2);
  const first = london(5);
  await partition.send(first);
  const before = await conservation({});
  await partition.send(first, 'nonsense');
  const after = await conservation({});
  expect(after.totals).toEqual(before.totals);
  expect(after.redelivered).toBe(before.redelivered + 1);
  expect(after.unattributed).toBe(before.unattributed + 1);
});

test('the outcomes of a range say what became of each sequence, with reasons', async () => {
  const partition = await harness.partition(OBSERVATIONS, 2);
  const good = observation({ producer: 'london', sequence: 101 });
  await partition.send(good, { ...good, sequence: 102 }, { ...good, sequence: 103, type: 'cat.adopted.v1' });
  const { outcomes } = await harness.ask(`{ outcomes(producer: "london", from: 101, to: 104) {
    accepted duplicate quarantined pending reasons { reason count detail } } }`);
  expect(outcomes).toEqual({
    accepted: 1,
    duplicate: 1,
    quarantined: 1,
    pending: 1,
    reasons: [{ reason: 'unknown-type', count: 1, detail: 'type "cat.adopted.v1" is not in the registry' }],
  });
  const { quarantine } = await harness.ask(
    '{ quarantine(producer: "london", first: 1) { producer sequence reason at } }',
  );
  expect(quarantine).toMatchObject([{ producer: 'london', sequence: 103, reason: 'unknown-type' }]);
});

test('every reason of the quarantine is counted, of one producer or all, the most frequent first', async () => {
  const reasons = async (argument: string) =>
    (await harness.ask(`{ quarantineReasons${argument} { reason count } }`))['quarantineReasons'];
  const partition = await harness.partition(OBSERVATIONS, 2);
  const wrong = (sequence: number, type: string) => ({
    ...observation({ producer: 'south-west', sequence }),
    type,
  });
  await partition.send(
    wrong(1, 'observation.recorded.v9'),
    wrong(2, 'cat.adopted.v1'),
    wrong(3, 'dog.fed.v1'),
  );
  expect(await reasons('(producer: "south-west")')).toEqual([
    { reason: 'unknown-type', count: 2 },
    { reason: 'unknown-version', count: 1 },
  ]);
  expect(await reasons('')).toContainEqual({ reason: 'unknown-version', count: 1 });
  expect(await reasons('')).not.toContainEqual({ reason: 'unknown-type', count: 2 });
});

test('of many days the newest are given, and their number and the totals of all', async () => {
  const ask = (first: number) =>
    harness.post({
      query: `{ conservation(producer: "national") { rows(first: ${first}) { day } rowCount totals { produced } } }`,
    });
  expect((await ask(1)).body.data).toEqual({
    conservation: { rows: [{ day: '2025-07-02' }], rowCount: 2, totals: { produced: 4 } },
  });
  expect((await ask(4_001)).body.errors?.[0]?.message).toBe('Ask for 1 to 4000 rows at a time (first).');
});

test('a producer or day that cannot be is refused with a sentence', async () => {
  const refusal = async (variables: object) =>
    (await harness.post({ query: QUERY, variables })).body.errors?.[0]?.message;
  expect(await refusal({ producer: 'atlantis' })).toContain('the id of a partnership');
  expect(await refusal({ from: '1 July' })).toBe('Give the day as YYYY-MM-DD.');
});
