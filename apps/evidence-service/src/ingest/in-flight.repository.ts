import type { TopicPartition } from '@rep/event-stream';
import type { Queryable } from '@rep/service-kit';
import { z } from 'zod';

/**
 * What must outlive a crash of the consumer is written outside the batch's transaction. It need not outlive a crash of
 * PostgreSQL, so it does not wait for the disk: `set_config(.., true)` holds for its one statement.
 */
const WITHOUT_WAITING = `WITH fast AS (SELECT set_config('synchronous_commit', 'off', true))`;

export type Batch = TopicPartition & { readonly first: number; readonly last: number };
/** How often a run has begun this batch, and its last offset when it was begun first. */
export type Begun = {
  readonly attempts: number;
  readonly last: number;
  /** Whether a consumer has crashed at one of its events. */
  readonly suspected: boolean;
};

const begunSchema = z.object({ attempts: z.number(), last: z.coerce.number(), suspected: z.boolean() });
const suspectSchema = z.object({ stream_offset: z.coerce.number(), crashes: z.number() });

/** Notes that this run begins a batch; the same run doing it again (the store was away) is no further attempt. */
export async function beginBatch(db: Queryable, batch: Batch, run: string): Promise<Begun> {
  const { rows } = await db.query(
    `${WITHOUT_WAITING}
     INSERT INTO in_flight AS i (topic, partition, first_offset, last_offset, run, attempts)
     SELECT $1, $2, $3, $4, $5, 1 FROM fast
     ON CONFLICT (topic, partition) DO UPDATE SET
       attempts = CASE WHEN i.first_offset <> excluded.first_offset THEN 1
                       WHEN i.run = excluded.run THEN i.attempts ELSE i.attempts + 1 END,
       last_offset = CASE WHEN i.first_offset = excluded.first_offset THEN greatest(i.last_offset, excluded.last_offset)
                          ELSE excluded.last_offset END,
       first_offset = excluded.first_offset, run = excluded.run
     RETURNING attempts, last_offset AS last, EXISTS (
       SELECT FROM suspect WHERE topic = $1 AND partition = $2 AND stream_offset BETWEEN $3 AND $4) AS suspected`,
    [batch.topic, batch.partition, batch.first, batch.last, run],
  );
  return begunSchema.parse(rows[0]);
}

/** Offsets in the batch at which a consumer has crashed, with how often. */
export async function loadSuspects(db: Queryable, batch: Batch): Promise<Map<number, number>> {
  const { rows } = await db.query(
    `SELECT stream_offset, crashes FROM suspect
     WHERE topic = $1 AND partition = $2 AND stream_offset BETWEEN $3 AND $4`,
    [batch.topic, batch.partition, batch.first, batch.last],
  );
  return new Map(
    z
      .array(suspectSchema)
      .parse(rows)
      .map((row) => [row.stream_offset, row.crashes]),
  );
}

/** Holds an event responsible for a crash: afterwards, or beforehand while it is read alone. */
export async function accuse(db: Queryable, at: TopicPartition, offset: number): Promise<void> {
  await db.query(
    `${WITHOUT_WAITING}
     INSERT INTO suspect AS s (topic, partition, stream_offset, crashes) SELECT $1, $2, $3, 1 FROM fast
     ON CONFLICT (topic, partition, stream_offset) DO UPDATE SET crashes = s.crashes + 1`,
    [at.topic, at.partition, offset],
  );
}

/** Takes back what was said of an event beforehand: it was read without a crash. */
export async function acquit(db: Queryable, at: TopicPartition, offset: number): Promise<void> {
  await db.query(
    `${WITHOUT_WAITING}
     UPDATE suspect SET crashes = crashes - 1 FROM fast
     WHERE topic = $1 AND partition = $2 AND stream_offset = $3`,
    [at.topic, at.partition, offset],
  );
}

/** Forgets what was said of events that have been dealt with. */
export async function closeCases(db: Queryable, at: TopicPartition, before: number): Promise<void> {
  await db.query('DELETE FROM suspect WHERE topic = $1 AND partition = $2 AND stream_offset < $3', [
    at.topic,
    at.partition,
    before,
  ]);
}
