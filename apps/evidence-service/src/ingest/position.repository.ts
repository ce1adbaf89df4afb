import type { TopicPartition } from '@rep/event-stream';
import { FatalMismatch, type Queryable } from '@rep/service-kit';
import { z } from 'zod';

const positionSchema = z.object({
  topic: z.string(),
  partition: z.number(),
  stream_id: z.string(),
  next_offset: z.coerce.number(),
});
type Position = z.infer<typeof positionSchema>;

/** Throws FatalMismatch when positions are of another stream: offsets of two streams must never be mixed. */
async function positions(db: Queryable, streamId: string): Promise<Position[]> {
  const { rows } = await db.query('SELECT topic, partition, stream_id, next_offset FROM stream_position');
  const held = z.array(positionSchema).parse(rows);
  const foreign = held.find(({ stream_id }) => stream_id !== streamId);
  if (!foreign) return held;
  throw new FatalMismatch(
    `The evidence store holds positions of the stream ${foreign.stream_id}, and this is ${streamId}: ` +
      'start with the stream it belongs to, or with an empty data directory.',
  );
}

/** The next offsets of partitions, in their order; a partition never read begins at 0. */
export async function loadPositions(
  db: Queryable,
  streamId: string,
  partitions: readonly TopicPartition[],
): Promise<number[]> {
  await db.query(
    `INSERT INTO stream_position (topic, partition, stream_id, next_offset)
     SELECT topic, partition, $3, 0 FROM unnest($1::text[], $2::int[]) AS p (topic, partition)
     ORDER BY topic, partition ON CONFLICT DO NOTHING`,
    [partitions.map((p) => p.topic), partitions.map((p) => p.partition), streamId],
  );
  const held = await positions(db, streamId);
  return partitions.map(
    (p) =>
      held.find(({ topic, partition }) => topic === p.topic && partition === p.partition)?.next_offset ?? 0,
  );
}

export type Advance = { readonly streamId: string; readonly from: number; readonly to: number };

/**
 * Moves the position by compare-and-set, last in the batch's transaction. False: somebody else has moved it, and the
 * transaction must not commit.
 */
export async function advancePosition(
  db: Queryable,
  at: TopicPartition,
  { streamId, from, to }: Advance,
): Promise<boolean> {
  const { rows } = await db.query(
    `UPDATE stream_position SET next_offset = $5
     WHERE topic = $1 AND partition = $2 AND stream_id = $3 AND next_offset = $4 RETURNING 1`,
    [at.topic, at.partition, streamId, from, to],
  );
  return rows.length === 1;
}
