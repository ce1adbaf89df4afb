import type { Queryable } from '@rep/service-kit';

/** One step of the partnership's returns at a time: two that cover one day must not be drawn up side by side. */
export async function lockReturns(db: Queryable): Promise<void> {
  // As text, because the client knows no void.
  await db.query("SELECT pg_advisory_xact_lock(hashtextextended('grant returns', 0))::text", []);
}
