import type { Queryable } from '@rep/service-kit';

/**
 * Forgets the minutes before a time, but for the first in which each producer's highest sequence of them was known:
 * whatever has been in flight since before then is still told from it. Batches note the minute they are in alone.
 */
export async function pruneProgress(db: Queryable, seconds: number): Promise<void> {
  await db.query(
    `WITH highest AS (
       SELECT DISTINCT ON (producer) producer, minute FROM progress
       WHERE minute < now() - make_interval(secs => $1)
       ORDER BY producer, last_sequence DESC, minute)
     DELETE FROM progress p USING highest h
     WHERE p.producer = h.producer AND p.minute <> h.minute AND p.minute < now() - make_interval(secs => $1)`,
    [seconds],
  );
}
