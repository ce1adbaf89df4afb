import { createLazyClient } from '@rep/service-kit';
import type pg from 'pg';
import type { Prisma, PrismaClient } from './prisma/generated/client.ts';

/** Prisma's client, on the service's pool. */
export type LazyPrisma = () => Promise<PrismaClient>;
export type Transaction = Prisma.TransactionClient;

export const createLazyPrisma = (pool: pg.Pool): LazyPrisma =>
  createLazyClient(async () => {
    const [{ PrismaPg }, { PrismaClient }] = await Promise.all([
      import('@prisma/adapter-pg'),
      import('./prisma/generated/client.ts'),
    ]);
    return new PrismaClient({ adapter: new PrismaPg(pool, { schema: 'records' }) });
  });
