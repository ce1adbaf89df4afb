import { fileURLToPath } from 'node:url';
import { createSigningKey, createTokenIssuer, type Identity, publicKeysOf } from '@rep/identity';
import { createRecords, type Records } from '@rep/records';
import {
  applyMigrations,
  createCallerVerifier,
  createHttpServer,
  createLogger,
  createPool,
} from '@rep/service-kit';
import { createServiceToken } from '@rep/service-kit/service-token';
import { restRoutes, trpcRoutes } from '@rep/service-kit/trpc';
import { createTestDatabase, type TestDatabase } from '@rep/testkit';
import { createTRPCClient, httpLink } from '@trpc/client';
import { ABOUT } from '../src/about.ts';
import { createAppRouter } from '../src/app-router.procedure.ts';
import { createEvidence } from '../src/evidence/evidence.ts';
import { createLazyPrisma } from '../src/prisma.repository.ts';
import { createRegistryRepository, type RegistryRepository } from '../src/registry/registry.repository.ts';
import type { AppRouter } from '../src/router.ts';

const root = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
export const logger = createLogger('test', 'silent');

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
  account = 'test',
): Promise<string> {
  const identity: Identity = { account, name: 'Test', role, repId, laCode: null };
  return `Bearer ${(await issuer.issue(identity, 'national')).token}`;
}

/** Nobody listens there: most of what the service does needs no evidence. */
const NOBODY = 'http://127.0.0.1:9';

export type TestService = {
  readonly registry: RegistryRepository;
  readonly records: Records;
  readonly router: ReturnType<typeof createAppRouter>;
  readonly url: string;
  client(authorization?: string): ReturnType<typeof createTRPCClient<AppRouter>>;
  stop(): Promise<void>;
};

/** The national service over HTTP on a database, without stream. */
export async function startService(
  databaseUrl: string,
  { evidenceUrl = NOBODY, now = () => new Date() }: { evidenceUrl?: string; now?: () => Date } = {},
): Promise<TestService> {
  const database = createPool({ url: databaseUrl, service: 'test', logger });
  const { pool, transaction } = database;
  await database.start();
  const registry = createRegistryRepository(createLazyPrisma(pool));
  const records = createRecords({ pool, producer: 'national', now });
  const token = createServiceToken(
    evidenceUrl,
    { account: 'national-service', password: 'secret' },
    'evidence',
  );
  const evidence = createEvidence({ url: evidenceUrl, token, logger });
  const services = { registry, records, evidence, pool, transaction, backlogLimit: 1000, now };
  const verify = createCallerVerifier(publicKeysOf(key), 'national');
  const http = createHttpServer({ name: 'test', port: 0, logger, readiness: () => [] });
  const router = createAppRouter(services);
  http.register(trpcRoutes({ router, logger, context: { verify, owner: null } }));
  http.register(restRoutes({ router, logger, context: { verify, owner: null }, about: ABOUT }));
  await http.start();
  return {
    registry,
    records,
    router,
    url: http.url(),
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
