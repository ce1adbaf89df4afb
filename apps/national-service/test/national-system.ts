import { fileURLToPath } from 'node:url';
import { createSigningKey, createTokenIssuer, type Identity, publicKeysOf } from '@rep/identity';
import { createRecords } from '@rep/records';
import {
  applyMigrations,
  createCallerVerifier,
  createHttpServer,
  createLogger,
  createPool,
} from '@rep/service-kit';
import { trpcRoutes } from '@rep/service-kit/trpc';
import { createTestDatabase, type TestDatabase } from '@rep/testkit';
import { createTRPCClient, httpLink } from '@trpc/client';
import { createAppRouter } from '../src/app-router.procedure.ts';
import { createLazyPrisma } from '../src/prisma.repository.ts';
import { createRegistryRepository, type RegistryRepository } from '../src/registry/registry.repository.ts';
import type { AppRouter } from '../src/router.ts';

const root = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
const logger = createLogger('test', 'silent');

/** The national database with its migrations, and an address as the service signs in. */
export async function createNationalDatabase(): Promise<TestDatabase & { appUrl: string }> {
  const database = await createTestDatabase();
  const { url } = database;
  await applyMigrations({ url, directory: root('prisma/migrations'), schema: 'public' });
  await applyMigrations({ url, directory: root('../../packages/outbox/migrations'), schema: 'outbox' });
  const records = root('../../packages/records/prisma/migrations');
  await applyMigrations({ url, directory: records, schema: 'records' });
  const appUrl = await database.createRole('national', 'national_app', 'outbox_app', 'records_app');
  return { ...database, appUrl };
}

const key = createSigningKey();
const issuer = createTokenIssuer(key);

/** The authorization of an account with this role and, where it has one, partnership. */
export async function authorizationOf(
  role: Identity['role'],
  repId: Identity['repId'] = null,
): Promise<string> {
  const identity: Identity = { account: 'test', name: 'Test', role, repId, laCode: null };
  return `Bearer ${(await issuer.issue(identity, 'national')).token}`;
}

export type TestService = {
  readonly registry: RegistryRepository;
  client(authorization?: string): ReturnType<typeof createTRPCClient<AppRouter>>;
  stop(): Promise<void>;
};

/** The national service over HTTP on a database, without stream. */
export async function startService(databaseUrl: string): Promise<TestService> {
  const database = createPool({ url: databaseUrl, service: 'test', logger });
  const { pool, transaction } = database;
  await database.start();
  const registry = createRegistryRepository(createLazyPrisma(pool));
  const now = (): Date => new Date();
  const records = createRecords({ pool, producer: 'national', now });
  const services = { registry, records, pool, transaction, backlogLimit: 1000, now };
  const verify = createCallerVerifier(publicKeysOf(key), 'national');
  const http = createHttpServer({ name: 'test', port: 0, logger, readiness: () => [] });
  http.register(trpcRoutes({ router: createAppRouter(services), logger, context: { verify, owner: null } }));
  await http.start();
  return {
    registry,
    client: (authorization) =>
      createTRPCClient<AppRouter>({
        links: [httpLink({ url: `${http.url()}/trpc`, headers: authorization ? { authorization } : {} })],
      }),
    stop: async () => {
      await http.stop();
      await database.stop();
    },
  };
}
