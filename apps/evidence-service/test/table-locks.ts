import pg from 'pg';

export type HeldLock = { release(): Promise<void> };

/**
 * Holds a table until it is released: whoever needs it waits there. SHARE lets others read and holds who writes.
 */
export async function lockTable(url: string, table: string, mode: string): Promise<HeldLock> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('BEGIN');
  await client.query(`LOCK TABLE ${table} IN ${mode} MODE`);
  return {
    release: async () => {
      await client.query('ROLLBACK');
      await client.end();
    },
  };
}

type Query = (sql: string, values?: readonly unknown[]) => Promise<Record<string, unknown>[]>;
const POLL_MS = 10;
/** A Kafka group waits some ten seconds for a member that was killed before it gives its partitions to another. */
const PATIENCE_MS = 50_000;

/** Resolves once it holds, looking again and again; rejects when it does not come about. */
export async function until(holds: () => Promise<boolean>, what: string): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`${what} did not come about`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** Resolves when so many sessions wait for the table. */
export const untilWaiting = (query: Query, table: string, sessions = 1): Promise<void> =>
  until(async () => {
    const rows = await query(
      `SELECT pid FROM pg_locks WHERE NOT granted AND relation = $1::regclass
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      [table],
    );
    return rows.length >= sessions;
  }, `a wait for ${table}`);

/** Resolves when so many of the evidence service's sessions wait for any lock. */
export const untilBlocked = (query: Query, sessions: number): Promise<void> =>
  until(async () => {
    const rows = await query(
      `SELECT pid FROM pg_stat_activity
       WHERE datname = current_database() AND usename LIKE 'evidence%' AND wait_event_type = 'Lock'`,
    );
    return rows.length >= sessions;
  }, `${sessions} sessions waiting for a lock`);
