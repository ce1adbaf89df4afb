import { createLogger } from '@rep/service-kit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createProgressKeeper } from '../src/conservation/progress-keeper.ts';
import { observation } from './events.ts';
import { createGraphqlHarness } from './graphql-harness.ts';
import { until } from './table-locks.ts';

const PATIENCE_SECONDS = 900;
let harness: Awaited<ReturnType<typeof createGraphqlHarness>>;
beforeEach(async () => {
  harness = await createGraphqlHarness(PATIENCE_SECONDS);
});
afterEach(() => harness.close());

const keeper = (everyMs?: number) =>
  createProgressKeeper({
    db: harness.pool,
    logger: createLogger('evidence-test', 'silent'),
    patience: PATIENCE_SECONDS,
    ...(everyMs !== undefined && { everyMs }),
  });
const note = (minutesAgo: number, sequence: number, producer = 'london') =>
  harness.query(
    `INSERT INTO progress VALUES ($1, date_trunc('minute', now()) - make_interval(mins => $2), $3)`,
    [producer, minutesAgo, sequence],
  );
const kept = async (producer = 'london'): Promise<unknown[]> =>
  (
    await harness.query('SELECT last_sequence AS n FROM progress WHERE producer = $1 ORDER BY minute', [
      producer,
    ])
  ).map(({ n }) => n);

test('of what was known long ago the highest is kept, of the last hour every minute', async () => {
  for (const [minutesAgo, sequence] of [
    [300, 1],
    [200, 7],
    [190, 7],
    [180, 5],
    [60, 8],
    [20, 9],
    [5, 10],
  ] as const)
    await note(minutesAgo, sequence);
  await note(400, 3, 'national');
  const part = keeper();
  await part.start();
  await part.stop();
  expect(await kept()).toEqual([7, 8, 9, 10]);
  expect(await kept('national')).toEqual([3]);
  const [first] = await harness.query(
    `SELECT (extract(epoch FROM now() - min(minute)) / 60)::int BETWEEN 199 AND 202 AS earliest FROM progress
     WHERE producer = 'london'`,
  );
  expect(first).toEqual({ earliest: true });
});

test('what is in flight and what is missing is told as before', async () => {
  const partition = await harness.partition('observations.observation.v1', 0);
  const row = (sequence: number) =>
    observation({ sequence, data: { breakdown: { topic: 'Row', breakdown: String(sequence) } } });
  await partition.send(row(2), row(5), row(9));
  await harness.query('DELETE FROM progress');
  for (const [minutesAgo, sequence] of [
    [500, 2],
    [400, 5],
    [300, 4],
    [3, 9],
  ] as const)
    await note(minutesAgo, sequence);
  const totals = async () =>
    (await harness.ask('{ conservation { totals { produced accepted inFlight missing } } }'))['conservation'];
  const before = await totals();
  const part = keeper();
  await part.start();
  await part.stop();
  expect([await kept(), await totals()]).toEqual([[5, 9], before]);
  expect(before).toEqual({ totals: { produced: 9, accepted: 3, inFlight: 6, missing: 3 } });
});

test('a service that never ends prunes as well', async () => {
  const part = keeper(20);
  await part.start();
  await note(300, 1);
  await note(200, 2);
  await until(async () => (await kept()).length === 1, 'a pruned minute');
  await part.stop();
});
