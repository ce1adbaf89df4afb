import type { Queryable } from '@rep/service-kit';
import { z } from 'zod';

/**
 * The version of what the ledger and all beside it say: every batch raises one of these positions in the transaction of
 * its effects, and nothing lowers one. So a sum that is the same is the same state.
 */
export const VERSION = `SELECT coalesce(sum(next_offset), 0)::text FROM stream_position`;

export async function storeVersion(db: Queryable): Promise<string> {
  const { rows } = await db.query(`SELECT (${VERSION}) AS version`);
  return z.object({ version: z.string() }).parse(rows[0]).version;
}

/** When a further sequence will have been known for longer than this, if no batch comes before; null is never. */
export async function nextKnownForLong(db: Queryable, seconds: number): Promise<Date | null> {
  const { rows } = await db.query(
    `SELECT min(minute) + make_interval(secs => $1) AS until FROM progress
     WHERE minute >= now() - make_interval(secs => $1)`,
    [seconds],
  );
  return z.object({ until: z.date().nullable() }).parse(rows[0]).until;
}
