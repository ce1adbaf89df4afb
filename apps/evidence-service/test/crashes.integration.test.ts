import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readMessage } from '../src/ingest/read-message.ts';
import { observation } from './events.ts';
import { createIngestHarness } from './ingest-harness.ts';

const OBSERVATIONS = 'observations.observation.v1';
let harness: Awaited<ReturnType<typeof createIngestHarness>>;
let sequence = 0;

beforeAll(async () => {
  harness = await createIngestHarness();
});
afterAll(() => harness.close());

const event = (breakdown: string, envelope: object = {}) => {
  sequence += 1;
  return { ...observation({ sequence, data: { breakdown: { topic: 'crash', breakdown } } }), ...envelope };
};
const outcomeOf = async (partition: number) => ({
  accepted: (
    await harness.query<{ o: number }>(
      'SELECT stream_offset::int AS o FROM event WHERE partition = $1 ORDER BY 1',
      [partition],
    )
  ).map(({ o }) => o),
  quarantined: await harness.query(
    'SELECT stream_offset::int AS o, reason FROM quarantine WHERE partition = $1',
    [partition],
  ),
});

test('an event that crashed its consumer twice is quarantined, and the partition moves on', async () => {
  const poison: typeof readMessage = (message, at, now) => {
    if (message.value.includes('poison')) throw new Error('a bug of ours');
    return readMessage(message, at, now);
  };
  const batch = [event('before'), event('poison'), event('after')];
  const run = async () =>
    (await harness.partition(OBSERVATIONS, 0, { read: poison, run: randomUUID() })).send(...batch);
  await expect(run()).rejects.toThrow('a bug of ours');
  expect(await harness.query('SELECT * FROM event')).toEqual([]);
  await expect(run()).rejects.toThrow('a bug of ours');
  const last = await harness.partition(OBSERVATIONS, 0, { read: poison, run: randomUUID() });
  await last.send(...batch.slice(last.next()));
  expect(await outcomeOf(0)).toEqual({
    accepted: [0, 2],
    quarantined: [{ o: 1, reason: 'crashed-its-consumer' }],
  });
  expect(await harness.query('SELECT * FROM suspect')).toEqual([]);
});

test('what only the store finds wrong is quarantined alone', async () => {
  const impossible = { time: '0000-01-01T00:00:00.000Z', recordedat: '0000-01-01T00:00:00.000Z' };
  const old = {
    data: {
      ...(event('x')['data'] as object),
      period: { time_period: '0000', time_identifier: 'Calendar year' },
    },
  };
  const partition = await harness.partition(OBSERVATIONS, 1);
  const outcome = await partition.send(
    event('fine'),
    event('year nought', { ...old, ...impossible }),
    event('also fine'),
  );
  expect(outcome).toEqual({ kind: 'done', next: 3 });
  expect(await outcomeOf(1)).toEqual({
    accepted: [0, 2],
    quarantined: [{ o: 1, reason: 'refused-by-store' }],
  });
});

test('an event that breaks a unique key of the store is quarantined alone, and the partition moves on', async () => {
  // No rule of ours forbids it: it stands for whatever key is not thought of.
  await harness.query(
    `CREATE UNIQUE INDEX one_of_a_kind ON observation_version (dataset) WHERE dataset = 'one_of_a_kind'`,
  );
  const of = (breakdown: string) =>
    observation({
      sequence: ++sequence,
      data: { dataset: 'one_of_a_kind', breakdown: { topic: 'key', breakdown } },
    });
  const observations = await harness.partition(OBSERVATIONS, 3);
  const batch = [event('before the key'), of('first'), of('second'), event('after the key')];
  const outcomes = [];
  for (let time = 0; time < 5 && observations.next() < batch.length; time += 1) {
    outcomes.push(await observations.send(...batch.slice(observations.next())));
  }
  expect(outcomes.at(-1)).toEqual({ kind: 'done', next: 4 });
  expect(await outcomeOf(3)).toEqual({
    accepted: [0, 1, 3],
    quarantined: [{ o: 2, reason: 'refused-by-store' }],
  });
});

test('a consumer whose position was moved by another keeps nothing and goes on after it', async () => {
  const slow = await harness.partition(OBSERVATIONS, 2);
  const fast = await harness.partition(OBSERVATIONS, 2);
  const [a, b, c] = [event('a'), event('b'), event('c')];
  await fast.send(a, b);
  expect(await slow.send(a, b, c)).toEqual({ kind: 'done', next: 2 });
  expect(await slow.send(c)).toEqual({ kind: 'done', next: 3 });
  expect((await outcomeOf(2)).accepted).toEqual([0, 1, 2]);
  expect(await harness.query('SELECT sum(redelivered)::int AS n FROM ledger')).toEqual([{ n: 0 }]);
});

test('nothing is committed after the partition was taken away', async () => {
  const partition = await harness.partition('pilots.pilot.v1');
  const taken = AbortSignal.abort(new Error('revoked'));
  await expect(partition.sendUntil(taken, event('revoked'))).rejects.toThrow('revoked');
  expect(
    await harness.query(`SELECT next_offset::int AS o FROM stream_position WHERE topic = 'pilots.pilot.v1'`),
  ).toEqual([{ o: 0 }]);
});

test('while the store is away a batch waits, and is stored once it is back', async () => {
  const partition = await harness.partition(OBSERVATIONS, 2);
  const batch = event('store away');
  const holder = await harness.lock('ledger', 'ACCESS EXCLUSIVE');
  const sending = partition.send(batch);
  await harness.waiting('ledger');
  await harness.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND usename LIKE 'evidence%'`,
  );
  expect(await sending).toMatchObject({ kind: 'retry' });
  await holder.release();
  expect(await partition.send(batch)).toMatchObject({ kind: 'done' });
});

test('the same sequence in two partitions at once is accepted once and redelivered once', async () => {
  const one = await harness.partition(OBSERVATIONS, 0);
  const two = await harness.partition(OBSERVATIONS, 1);
  const twin = event('twin');
  const holder = await harness.lock('received', 'SHARE');
  const sending = Promise.all([one.send(twin), two.send(twin)]);
  await harness.blocked(2);
  await holder.release();
  const outcomes = await sending;
  expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['done', 'retry']);
  const late = outcomes[0]?.kind === 'retry' ? one : two;
  expect(await late.send(twin)).toMatchObject({ kind: 'done' });
  expect(await harness.query('SELECT sum(redelivered)::int AS n FROM ledger')).toEqual([{ n: 1 }]);
});
