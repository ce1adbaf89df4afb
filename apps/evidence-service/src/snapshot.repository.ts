import { inTransaction, type Queryable } from '@rep/service-kit';
import type { Pool, PoolClient } from 'pg';

/** Of one connection. Questions that differ in their filters are different statements, and their plans take memory. */
const MOST_PREPARED = 200;

type Connection = Pool | PoolClient;
type Prepared = (connection: Connection) => Queryable;

/** Statements are planned once for each connection, as long as there are not too many of them. */
function createPrepared(): Prepared {
  const names = new Map<string, string>();
  const nameOf = (text: string): string | undefined => {
    const known = names.get(text);
    if (known !== undefined || names.size >= MOST_PREPARED) return known;
    const name = `read-${names.size}`;
    names.set(text, name);
    return name;
  };
  return (connection) => ({
    query: (text, values) => {
      const name = nameOf(text);
      return connection.query({ text, ...(name && { name }), ...(values && { values }) });
    },
  });
}

/** Runs reads that must agree with each other: all of them see the store as it was at the first one. */
export type Snapshot = <T>(read: (db: Queryable) => Promise<T>) => Promise<T>;

/** Single reads, and reads of one snapshot. */
export type Store = { readonly db: Queryable; readonly snapshot: Snapshot };

export function createStore(pool: Pool): Store {
  const prepared = createPrepared();
  const snapshot: Snapshot = (read) =>
    inTransaction(pool, async (client) => {
      await client.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
      return read(prepared(client));
    });
  return { db: prepared(pool), snapshot };
}
