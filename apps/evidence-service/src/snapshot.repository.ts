import { inTransaction, type Queryable } from '@rep/service-kit';
import type { Pool } from 'pg';

/** Runs reads that must agree with each other: all of them see the store as it was at the first one. */
export type Snapshot = <T>(read: (db: Queryable) => Promise<T>) => Promise<T>;

export const createSnapshot =
  (pool: Pool): Snapshot =>
  (read) =>
    inTransaction(pool, async (client) => {
      await client.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
      return read(client);
    });
