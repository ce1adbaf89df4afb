import { expect } from 'vitest';
import { askDatabase, connectTo, type DatabaseOf } from './databases.ts';

const NOTING = "query LIKE 'UPDATE outbox.relay%' AND datname = current_database()";

/**
 * Runs `work` with the relay of a producer's database held just before it notes what it has published, and lets go of
 * it after `whenHeld` (which kills it, say). Held by a lock, so that no timing is needed.
 */
export async function holdBeforeNoting(
  system: DatabaseOf,
  database: string,
  steps: { readonly work: () => Promise<void>; readonly whenHeld: () => void },
): Promise<void> {
  const holder = await connectTo(system, database);
  try {
    await holder.query('BEGIN');
    await holder.query('SELECT FROM outbox.relay FOR UPDATE');
    await steps.work();
    const held = (): Promise<unknown[]> =>
      askDatabase(
        system,
        database,
        `SELECT pid FROM pg_stat_activity WHERE ${NOTING} AND wait_event_type = 'Lock'`,
      );
    await expect.poll(async () => (await held()).length, { timeout: 60_000 }).toBe(1);
    steps.whenHeld();
    // The server notices the dead client only when it answers it: end its session, so that its update is never made.
    await holder.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${NOTING} AND pid <> pg_backend_pid()`,
    );
    await holder.query('ROLLBACK');
  } finally {
    await holder.end();
  }
}
