import type { Queryable } from '@rep/service-kit';
import { z } from 'zod';

const count = z.coerce.number();
const daySchema = z.object({
  producer: z.string(),
  day: z.string(),
  accepted: count,
  duplicate: count,
  quarantined: count,
  redelivered: count,
  last_sequence: count,
});
export type LedgerDay = z.infer<typeof daySchema>;
const gapSchema = z.object({ producer: z.string(), first: count, last: count });
/** Sequences that have been produced and not received, both ends included. */
export type Gap = z.infer<typeof gapSchema>;
const knownSchema = z.object({ producer: z.string(), sequence: count });
const unattributedSchema = z.object({ unattributed: count });

/** All days of all producers or one, in their order. */
export async function ledgerDays(db: Queryable, producer: string | null): Promise<LedgerDay[]> {
  const { rows } = await db.query(
    `SELECT producer, to_char(day, 'YYYY-MM-DD') AS day, accepted, duplicate, quarantined, redelivered, last_sequence
     FROM ledger WHERE $1::text IS NULL OR producer = $1 ORDER BY producer, day`,
    [producer],
  );
  return z.array(daySchema).parse(rows);
}

/** What is missing from 1 to the highest sequence known of each producer. */
export async function sequenceGaps(db: Queryable, producer: string | null): Promise<Gap[]> {
  const { rows } = await db.query(
    `SELECT p.producer, lower(gap) AS first, upper(gap) - 1 AS last
     FROM (SELECT producer, max(last_sequence) AS last FROM ledger
           WHERE $1::text IS NULL OR producer = $1 GROUP BY producer) p
     LEFT JOIN (SELECT producer, range_agg(ranges) AS ranges FROM received GROUP BY producer) r USING (producer)
     CROSS JOIN LATERAL unnest(
       int8multirange(int8range(1, p.last + 1)) - coalesce(r.ranges, '{}'::int8multirange)) AS gap
     ORDER BY 1, 2`,
    [producer],
  );
  return z.array(gapSchema).parse(rows);
}

/**
 * The sequence up to which a producer's gaps are declared: every partition has passed its checkpoint. A producer of
 * which some partition has no checkpoint is not in the answer.
 */
export async function checkpointedThrough(db: Queryable, partitions: number): Promise<Map<string, number>> {
  const { rows } = await db.query(
    'SELECT producer, min(sequence) AS sequence FROM checkpoint GROUP BY producer HAVING count(*) >= $1',
    [partitions],
  );
  return new Map(
    z
      .array(knownSchema)
      .parse(rows)
      .map((row) => [row.producer, row.sequence]),
  );
}

/** The highest sequence of each producer that has been known for longer than this. */
export async function knownForLong(db: Queryable, seconds: number): Promise<Map<string, number>> {
  const { rows } = await db.query(
    `SELECT producer, max(last_sequence) AS sequence FROM progress
     WHERE minute < now() - make_interval(secs => $1) GROUP BY producer`,
    [seconds],
  );
  return new Map(
    z
      .array(knownSchema)
      .parse(rows)
      .map((row) => [row.producer, row.sequence]),
  );
}

/** Bytes in quarantine that nobody can be named for, by the UTC day they came. */
export async function countUnattributed(
  db: Queryable,
  days: { from: string | null; to: string | null },
): Promise<number> {
  const { rows } = await db.query(
    `SELECT count(*) AS unattributed FROM quarantine WHERE producer IS NULL
       AND ($1::date IS NULL OR (quarantined_at AT TIME ZONE 'UTC')::date >= $1)
       AND ($2::date IS NULL OR (quarantined_at AT TIME ZONE 'UTC')::date <= $2)`,
    [days.from, days.to],
  );
  return unattributedSchema.parse(rows[0]).unattributed;
}
