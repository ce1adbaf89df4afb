import { afterEach, beforeEach, expect, test } from 'vitest';
import { createStandingReader } from '../src/conservation/read-standing.ts';
import { toQuestion } from '../src/graphql/observation-arguments.ts';
import { createAnswerReader } from '../src/observations/read-answer.ts';
import { createStore, type Snapshot } from '../src/snapshot.repository.ts';
import { observation } from './events.ts';
import { createGraphqlHarness } from './graphql-harness.ts';
import type { Partition } from './ingest-harness.ts';
import { until } from './table-locks.ts';

const PATIENCE_SECONDS = 900;
let harness: Awaited<ReturnType<typeof createGraphqlHarness>>;
let partition: Partition;
beforeEach(async () => {
  harness = await createGraphqlHarness(PATIENCE_SECONDS);
  partition = await harness.partition('observations.observation.v1', 0);
});
afterEach(() => harness.close());

const row = (sequence: number) =>
  observation({ sequence, data: { breakdown: { topic: 'Row', breakdown: String(sequence) } } });
const ask = async () =>
  (
    await harness.ask(`{ observations(filter: { dataset: "timeliness_20_week" }) {
      totalCount asOf { complete inFlight missing quarantined } } }`)
  )['observations'];
const answered = (totalCount: number, asOf: object) => ({
  totalCount,
  asOf: { complete: true, inFlight: 0, missing: 0, quarantined: 0, ...asOf },
});

test('an answer tells the standing of the state its rows are of, batch by batch', async () => {
  expect(await ask()).toEqual(answered(0, {}));
  await partition.send(row(1));
  expect(await ask()).toEqual(answered(1, {}));
  await partition.send(row(3));
  expect(await ask()).toEqual(answered(2, { complete: false, inFlight: 1 }));
  await partition.send({ ...row(2), type: 'cat.adopted.v1' });
  expect(await ask()).toEqual(answered(2, { quarantined: 1 }));
});

test('while no batch comes, the standing is not counted again', async () => {
  await partition.send(row(1));
  const before = await ask();
  const lock = await harness.lock('ledger', 'ACCESS EXCLUSIVE');
  expect(await ask()).toEqual(before);
  await lock.release();
});

test('what is in flight becomes missing in its time, though no batch comes', async () => {
  await partition.send(row(1), row(3));
  await harness.query(`UPDATE progress SET minute = now() - interval '${PATIENCE_SECONDS - 1} seconds'`);
  expect(await ask()).toEqual(answered(2, { complete: false, inFlight: 1 }));
  const late = answered(2, { complete: false, inFlight: 1, missing: 1 });
  await until(async () => JSON.stringify(await ask()) === JSON.stringify(late), 'a missing event');
});

test('an answer never calls itself complete without a row that arrived while it was read', async () => {
  await partition.send(row(2));
  // Read with the standing, and a batch without a checkpoint does not need it.
  const lock = await harness.lock('checkpoint', 'ACCESS EXCLUSIVE');
  const asking = ask();
  await harness.waiting('checkpoint');
  await partition.send(row(1));
  await lock.release();
  expect(await asking).toEqual(answered(1, { complete: false, inFlight: 1 }));
  expect(await ask()).toEqual(answered(2, {}));
});

test('where a batch comes between the rows and the standing, the rows are read again', async () => {
  await partition.send(row(2));
  const store = createStore(harness.reading);
  const afterABatch: Snapshot = async (read) => {
    await partition.send(row(1));
    return store.snapshot(read);
  };
  const read = createAnswerReader(
    { ...store, snapshot: afterABatch },
    createStandingReader(PATIENCE_SECONDS),
  );
  const extras = { totalCount: true, unsettled: false, settled: false, standing: true };
  const question = toQuestion({ dataset: 'timeliness_20_week' }, {});
  const { rows, totalCount, totals } = await read(question, { page: { first: 10, after: null }, extras });
  expect([rows.length, totalCount, totals?.inFlight]).toEqual([2, 2, 0]);
});
