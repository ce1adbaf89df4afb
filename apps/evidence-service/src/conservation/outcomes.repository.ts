import type { Queryable } from '@rep/service-kit';
import { z } from 'zod';

const count = z.coerce.number();
const acceptedSchema = z.object({ accepted: count, duplicate: count });
const reasonSchema = z.object({ reason: z.string(), count, detail: z.string() });
const quarantinedSchema = z.object({
  producer: z.string().nullable(),
  sequence: z.number().nullable(),
  reason: z.string(),
  detail: z.string(),
  at: z.date(),
});

export type SequenceRange = { readonly producer: string; readonly from: number; readonly to: number };
export type RangeOutcomes = {
  readonly accepted: number;
  readonly duplicate: number;
  readonly quarantined: number;
  /** Not received yet. */
  readonly pending: number;
  /** Why events are in quarantine, with the detail of one of each. */
  readonly reasons: readonly z.infer<typeof reasonSchema>[];
};
export type QuarantinedEvent = z.infer<typeof quarantinedSchema>;

/** What became of a producer's sequences, both ends included. */
export async function outcomesOf(db: Queryable, range: SequenceRange): Promise<RangeOutcomes> {
  const { producer, from, to } = range;
  const values = [producer, from, to];
  const within = 'producer = $1 AND sequence BETWEEN $2 AND $3';
  const counted = await db.query(
    `SELECT (SELECT count(*) FROM event WHERE ${within}) AS accepted,
            (SELECT count(*) FROM duplicate WHERE ${within}) AS duplicate`,
    values,
  );
  const refused = await db.query(
    `SELECT reason, count(*) AS count, min(detail) AS detail FROM quarantine WHERE ${within}
     GROUP BY reason ORDER BY reason`,
    values,
  );
  const { accepted, duplicate } = acceptedSchema.parse(counted.rows[0]);
  const reasons = z.array(reasonSchema).parse(refused.rows);
  const quarantined = reasons.reduce((sum, reason) => sum + reason.count, 0);
  const pending = Math.max(0, to - from + 1 - accepted - duplicate - quarantined);
  return { accepted, duplicate, quarantined, pending, reasons };
}

/** Why messages are in quarantine, of one producer or all, the most frequent reason first. */
export async function quarantineReasons(
  db: Queryable,
  producer: string | null,
): Promise<RangeOutcomes['reasons']> {
  const { rows } = await db.query(
    `SELECT reason, count(*) AS count, min(detail) AS detail FROM quarantine
     WHERE $1::text IS NULL OR producer = $1
     GROUP BY reason ORDER BY count(*) DESC, reason`,
    [producer],
  );
  return z.array(reasonSchema).parse(rows);
}

/** The newest messages in quarantine, of one producer or all. */
export async function newestQuarantined(
  db: Queryable,
  producer: string | null,
  first: number,
): Promise<QuarantinedEvent[]> {
  const { rows } = await db.query(
    `SELECT producer, sequence, reason, detail, quarantined_at AS at FROM quarantine
     WHERE $1::text IS NULL OR producer = $1
     ORDER BY quarantined_at DESC, topic, partition, stream_offset DESC LIMIT $2`,
    [producer, first],
  );
  return z.array(quarantinedSchema).parse(rows);
}
