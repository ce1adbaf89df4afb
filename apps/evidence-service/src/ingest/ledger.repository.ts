import type { PoolClient } from 'pg';
import type { CheckpointReading } from './reading.ts';
import type { ReceivedSpan } from './received-spans.ts';
import type { DayTally } from './tally.ts';

/** Two batches took the same sequences at once: the later one aborts and is done again, when it sees the first. */
export class ReceivedTwice extends Error {
  constructor() {
    super('another batch received some of the same sequences at the same time');
    this.name = 'ReceivedTwice';
  }
}

/** Adds a batch to the ledger. `days` are sorted, so that batches of other partitions wait and never deadlock. */
export async function addToLedger(client: PoolClient, days: readonly DayTally[]): Promise<void> {
  if (days.length === 0) return;
  await client.query(
    `INSERT INTO ledger AS l (producer, day, accepted, duplicate, quarantined, redelivered, last_sequence)
     SELECT * FROM unnest($1::text[], $2::date[], $3::int[], $4::int[], $5::int[], $6::int[], $7::int[])
     ON CONFLICT (producer, day) DO UPDATE SET
       accepted = l.accepted + excluded.accepted,
       duplicate = l.duplicate + excluded.duplicate,
       quarantined = l.quarantined + excluded.quarantined,
       redelivered = l.redelivered + excluded.redelivered,
       last_sequence = greatest(l.last_sequence, excluded.last_sequence)
     WHERE excluded.accepted + excluded.duplicate + excluded.quarantined + excluded.redelivered > 0
       OR excluded.last_sequence > l.last_sequence`,
    [
      days.map((d) => d.producer),
      days.map((d) => d.day),
      days.map((d) => d.accepted),
      days.map((d) => d.duplicate),
      days.map((d) => d.quarantined),
      days.map((d) => d.redelivered),
      days.map((d) => d.lastSequence),
    ],
  );
}

/** Marks sequences as received, each of which must be new. `spans` are sorted, as days are. Throws ReceivedTwice. */
export async function addReceived(client: PoolClient, spans: readonly ReceivedSpan[]): Promise<void> {
  if (spans.length === 0) return;
  const { rowCount } = await client.query(
    `INSERT INTO received AS r (producer, block, ranges)
     SELECT * FROM unnest($1::text[], $2::int[], $3::int8multirange[])
     ON CONFLICT (producer, block) DO UPDATE SET ranges = r.ranges + excluded.ranges
     WHERE NOT r.ranges && excluded.ranges`,
    [
      spans.map(({ producer }) => producer),
      spans.map(({ block }) => block),
      spans.map(({ ranges }) => ranges),
    ],
  );
  if (rowCount !== spans.length) throw new ReceivedTwice();
}

/** Notes up to which sequence each producer is known, by the minute. */
export async function noteProgress(client: PoolClient, days: readonly DayTally[]): Promise<void> {
  if (days.length === 0) return;
  await client.query(
    `INSERT INTO progress AS p (producer, minute, last_sequence)
     SELECT producer, date_trunc('minute', now()), max(last_sequence)
     FROM unnest($1::text[], $2::int[]) AS d (producer, last_sequence)
     GROUP BY producer HAVING max(last_sequence) > 0 ORDER BY producer COLLATE "C"
     ON CONFLICT (producer, minute) DO UPDATE SET last_sequence = excluded.last_sequence
     WHERE excluded.last_sequence > p.last_sequence`,
    [days.map((d) => d.producer), days.map((d) => d.lastSequence)],
  );
}

/** Keeps the highest checkpoint of each producer in this partition. */
export async function saveCheckpoints(
  client: PoolClient,
  readings: readonly CheckpointReading[],
): Promise<void> {
  const highest = new Map(
    readings.toSorted((a, b) => a.event.sequence - b.event.sequence).map((r) => [r.event.producer, r.event]),
  );
  for (const { producer, sequence, data } of highest.values()) {
    await client.query(
      `INSERT INTO checkpoint AS c (producer, topic, partition, sequence, received_at)
       VALUES ($1, $2, $3, $4, now())
       ON CONFLICT (producer, topic, partition) DO UPDATE SET
         sequence = excluded.sequence, received_at = excluded.received_at
       WHERE excluded.sequence > c.sequence`,
      [producer, data.topic, data.partition, sequence],
    );
  }
}
