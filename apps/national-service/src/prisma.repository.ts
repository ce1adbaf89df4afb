import type { Queryable } from '@rep/service-kit';
import type pg from 'pg';
import type { Prisma, PrismaClient } from './prisma/generated/client.ts';

/** Prisma's client, on the service's pool. */
export type LazyPrisma = () => Promise<PrismaClient>;

/**
 * Loads the client with the first call that needs it: many services start at once, and most calls
 * here never touch it.
 */
export function createLazyPrisma(pool: pg.Pool): LazyPrisma {
  const load = async (): Promise<PrismaClient> => {
    const [{ PrismaPg }, { PrismaClient }] = await Promise.all([
      import('@prisma/adapter-pg'),
      import('./prisma/generated/client.ts'),
    ]);
    return new PrismaClient({ adapter: new PrismaPg(pool) });
  };
  let loaded: Promise<PrismaClient> | undefined;
  return () => {
    loaded ??= load();
    return loaded;
  };
}

/** A Prisma transaction as the outbox wants it, so that state and event are one transaction. */
export const queryableOf = (transaction: Prisma.TransactionClient): Queryable => ({
  query: async (sql, values = []) => ({ rows: await transaction.$queryRawUnsafe<unknown[]>(sql, ...values) }),
});
