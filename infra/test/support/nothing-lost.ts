import { join } from 'node:path';
import { databaseRoleOf, PRODUCERS } from '@rep/contracts';
import { expect } from 'vitest';
import { askDatabase } from './databases.ts';
import type { KilledSystem } from './kill-under-load.ts';
import { rep } from './rep-command.ts';

type Totals = {
  produced: number;
  accepted: number;
  duplicate: number;
  quarantined: number;
  inFlight: number;
};

/** How many events each producer numbered, as its own outbox says. */
async function producedByOutboxes(killed: KilledSystem): Promise<{ producer: string; events: number }[]> {
  const counts = PRODUCERS.map(async (producer) => {
    const sql = 'SELECT next_sequence - 1 AS events FROM outbox.producer';
    const [counter] = await askDatabase<{ events: number }>(killed, databaseRoleOf(producer), sql);
    return { producer, events: counter?.events ?? 0 };
  });
  return (await Promise.all(counts)).sort((a, b) => (a.producer < b.producer ? -1 : 1));
}

/** Every produced event accepted exactly once, order per key kept, sequences contiguous, nothing in flight. */
export async function expectNothingLostOrDoubled(
  killed: KilledSystem,
  folder: string,
  rows: number,
): Promise<void> {
  const { data } = killed;
  const again = await rep(data, 'import-release', join(folder, 'release-1'));
  expect(again.code, again.errors).toBe(0);

  const statement = await rep(data, 'conservation');
  const { totals } = JSON.parse(statement.output) as { totals: Totals };
  expect(totals.inFlight).toBe(0);
  expect(totals.produced).toBe(totals.accepted + totals.duplicate + totals.quarantined);
  expect(totals.quarantined).toBe(0);

  const ask = <T extends object>(sql: string): Promise<T[]> => askDatabase(killed, 'evidence', sql);
  expect(
    await ask(`SELECT count(*)::int AS versions, count(DISTINCT row_id)::int AS rows
               FROM observation_version WHERE dataset LIKE 'made\\_up\\_plans\\_%'`),
  ).toEqual([{ versions: rows, rows }]);
  expect(
    await ask(`SELECT producer, count(*)::int AS events FROM (SELECT producer, sequence FROM event
               UNION SELECT producer, sequence FROM duplicate) e
               GROUP BY producer HAVING count(*) = max(sequence) AND min(sequence) = 1 ORDER BY producer`),
  ).toEqual(await producedByOutboxes(killed));
  // Within a partition, offsets follow the producer's sequence: no event overtook an earlier one of its key.
  expect(
    await ask(`SELECT producer FROM (
                 SELECT producer, sequence - lag(sequence) OVER
                   (PARTITION BY producer, topic, partition ORDER BY stream_offset) AS step FROM event) o
               WHERE step <= 0`),
  ).toEqual([]);
}
