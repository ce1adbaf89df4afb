import type { Queryable } from './database-pool.repository.ts';

/**
 * Loads a service's Prisma client with the first call that needs it: many services start at once, and most of their
 * calls never touch it.
 */
export function createLazyClient<C>(load: () => Promise<C>): () => Promise<C> {
  let loaded: Promise<C> | undefined;
  return () => {
    loaded ??= load();
    return loaded;
  };
}

/** What every generated client's transaction has, whatever its models. */
type PrismaTransaction = {
  $queryRawUnsafe<T>(sql: string, ...values: unknown[]): PromiseLike<T>;
};

/** A Prisma transaction as the outbox wants it, so that state and event are one transaction. */
export const queryableOf = (transaction: PrismaTransaction): Queryable => ({
  query: async (sql, values = []) => ({ rows: await transaction.$queryRawUnsafe<unknown[]>(sql, ...values) }),
});
