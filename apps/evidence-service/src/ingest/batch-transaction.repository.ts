import { pipeline } from 'node:stream/promises';
import type { Pool, PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { STAGING_COLUMNS } from './staging-rows.ts';

export type { Pool, PoolClient };

/** A batch of events of the usual size stays in memory on PostgreSQL's side too; its own default is 8 MB. */
const TEMP_BUFFERS = '48MB';

const prepared = new WeakSet<PoolClient>();

/** Each connection stages in a table of its own, which empties itself at the end of every transaction. */
async function prepare(client: PoolClient): Promise<void> {
  if (prepared.has(client)) return;
  await client.query(`SET temp_buffers = '${TEMP_BUFFERS}'`);
  await client.query(
    `CREATE TEMPORARY TABLE IF NOT EXISTS staging (${STAGING_COLUMNS.join(', ')}) ON COMMIT DELETE ROWS`,
  );
  prepared.add(client);
}

/** Runs a batch's work in one transaction: committed when it resolves, undone when it throws. */
export async function inBatchTransaction<T>(
  pool: Pool,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // A connection that is lost while it is out of the pool says so here as well as to its query.
  const lost = (error: Error): void => {
    broken = error;
  };
  client.on('error', lost);
  try {
    await prepare(client);
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

export async function copyToStaging(client: PoolClient, rows: Buffer): Promise<void> {
  if (rows.length === 0) return;
  await pipeline([rows], client.query(copyFrom('COPY pg_temp.staging FROM STDIN')));
}
