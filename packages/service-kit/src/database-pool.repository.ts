import pg from 'pg';
import type { Part } from './lifecycle.ts';
import type { Logger } from './logger.ts';

/** For who passes them on; only a repository calls them. */
export type { Pool, PoolClient } from 'pg';

/** What a repository needs of a connection: plain pg clients, pools and Prisma transactions can all be it. */
export type Queryable = {
  query(sql: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
};

export type DatabasePool = Part & {
  readonly pool: pg.Pool;
  /** Runs `work` in one transaction: committed when it resolves, rolled back when it throws. */
  transaction<T>(work: (db: Queryable) => Promise<T>): Promise<T>;
};

export type PoolOptions = {
  readonly url: string;
  /** Shown in pg_stat_activity. */
  readonly service: string;
  readonly logger: Logger;
  /** 13 services share one PostgreSQL, so the default is small. */
  readonly max?: number;
  /** After which the server ends a statement; without it statements may take as long as they like. */
  readonly statementTimeoutMs?: number;
};

const DEFAULT_POOL_SIZE = 4;
const CONNECT_TIMEOUT_MS = 5_000;

/** SQLSTATEs of a database that is away and may come back; sockets that break have codes of the system, or none. */
const AWAY = /^(08...|57P0[1-4]|53300|E[A-Z]+)$/;

/** Whether the database cannot be reached now, so that the same work may succeed later. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  return code === null ? /connection|timeout|not queryable/i.test(error.message) : AWAY.test(code);
}

async function answers(pool: pg.Pool): Promise<readonly string[]> {
  try {
    await pool.query('SELECT 1');
    return [];
  } catch {
    return ['the database does not answer'];
  }
}

/** A pool as a part: it fails to start where the database cannot be reached, and drains on stop. */
export function createPool(options: PoolOptions): DatabasePool {
  const pool = new pg.Pool({
    connectionString: options.url,
    application_name: options.service,
    max: options.max ?? DEFAULT_POOL_SIZE,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    ...(options.statementTimeoutMs && { statement_timeout: options.statementTimeoutMs }),
  });
  // An idle connection that the server closes must not crash the service: the next query opens another.
  pool.on('error', (error) => options.logger.warn({ err: error }, 'a database connection was lost'));
  // Nor one that is in use: it tells the query that was running, and says so here as well.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return {
    name: 'database',
    pool,
    transaction: (work) => inTransaction(pool, work),
    start: async () => void (await pool.query('SELECT 1')),
    stop: () => pool.end(),
    readiness: () => answers(pool),
  };
}

/** Runs `work` in one transaction: committed when it resolves, rolled back when it throws. */
export async function inTransaction<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // A connection that is lost while it is out of the pool says so here as well as to its query.
  const lost = (error: Error): void => {
    broken = error;
  };
  client.on('error', lost);
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(lost);
    throw error;
  } finally {
    client.off('error', lost);
    client.release(broken);
  }
}
