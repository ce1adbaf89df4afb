import { fileURLToPath } from 'node:url';
import { databaseRoleOf, type Producer, type RepId, TOPICS, topicNames } from '@rep/contracts';
import { connectStream, type EventStream } from '@rep/event-stream';
import { createSigningKey, createTokenIssuer, type Identity, publicKeysOf } from '@rep/identity';
import { RECORDING_BODY_LIMIT } from '@rep/outbox';
import { createRecords, createRefusalAudit } from '@rep/records';
import {
  applyMigrations,
  createCallerVerifier,
  createHttpServer,
  createLogger,
  createPool,
  type DatabasePool,
  type Queryable,
} from '@rep/service-kit';
import { restRoutes, trpcRoutes } from '@rep/service-kit/trpc';
import { createTestDatabase, type TestDatabase } from '@rep/testkit';
import { createTRPCClient, httpLink } from '@trpc/client';
import { ABOUT } from '../src/about.ts';
import { createAppRouter } from '../src/app-router.procedure.ts';
import type { DocumentServices } from '../src/documents/document-services.ts';
import type { AppRouter } from '../src/router.ts';
import { runScheduledCheck } from '../src/scheduled/scheduled-check.ts';

const root = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
export const logger = createLogger('test', 'silent');

/** A partnership's database with its migrations, and an address as the service signs in. */
export async function createRepDatabase(): Promise<TestDatabase & { appUrl: string }> {
  const database = await createTestDatabase();
  const { url } = database;
  await applyMigrations({ url, directory: root('prisma/migrations'), schema: 'public' });
  await applyMigrations({ url, directory: root('../../packages/outbox/migrations'), schema: 'outbox' });
  const records = root('../../packages/records/prisma/migrations');
  await applyMigrations({ url, directory: records, schema: 'records' });
  const appUrl = await database.createRole('rep', 'rep_app', 'outbox_app', 'records_app');
  return { ...database, appUrl };
}

/** An embedded stream with the platform's topics, and addresses as producers sign in. */
export async function createTestStream(): Promise<{
  database: TestDatabase;
  urlOf(producer: Producer): Promise<string>;
  connect(producer: Producer): Promise<EventStream>;
}> {
  const database = await createTestDatabase();
  const directory = root('../../packages/event-stream/migrations');
  await applyMigrations({ url: database.url, directory, schema: 'stream' });
  const owner = await connectStream({ kind: 'embedded', databaseUrl: database.url });
  const topics = topicNames.map((name) => ({ name, partitions: TOPICS[name].partitions }));
  await owner.claim({ installationId: 'test', expectedStreamId: null, topics });
  await owner.close();
  // The stream knows a producer by its role, so here the roles have their true names.
  const urlOf = async (producer: Producer): Promise<string> => {
    const role = databaseRoleOf(producer);
    await database.query(`DO $$ BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${role}') THEN CREATE ROLE ${role} LOGIN PASSWORD '${role}'; END IF;
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`);
    await database.query(
      `GRANT stream_publisher${producer === 'national' ? '' : ', registry_consumer'} TO ${role}`,
    );
    const address = new URL(database.url);
    address.username = address.password = role;
    return address.href;
  };
  const connect = async (producer: Producer): Promise<EventStream> =>
    connectStream({ kind: 'embedded', databaseUrl: await urlOf(producer) });
  return { database, urlOf, connect };
}

const key = createSigningKey();
export type Someone = Partial<Pick<Identity, 'account' | 'role' | 'repId' | 'laCode'>>;
/** The authorization of somebody in London: Barnet, which leads, unless told otherwise. */
export async function authorizationOf(
  someone: Someone = {},
  audience: 'rep-london' | 'rep-north-east' = 'rep-london',
  issuedAt = Date.now(),
): Promise<string> {
  const barnet: Identity = {
    account: 'test',
    name: 'Test',
    role: 'lead-authority',
    repId: 'london',
    laCode: 'E09000003',
  };
  const { token } = await createTokenIssuer(key, () => issuedAt).issue({ ...barnet, ...someone }, audience);
  return `Bearer ${token}`;
}

const DOCUMENTS: DocumentServices = { mostBytes: 1024 * 1024, scanner: null };

export type TestService = {
  readonly database: DatabasePool;
  readonly url: string;
  readonly router: ReturnType<typeof createAppRouter>;
  transaction<T>(work: (db: Queryable) => Promise<T>): Promise<T>;
  /** Runs the scheduled check once. */
  check(): Promise<void>;
  client(authorization?: string): ReturnType<typeof createTRPCClient<AppRouter>>;
  stop(): Promise<void>;
};

/** A partnership's service over HTTP on a database, without stream. */
export async function startService(
  databaseUrl: string,
  options: { repId?: RepId; backlogLimit?: number; now?: () => Date; documents?: DocumentServices } = {},
): Promise<TestService> {
  const { repId = 'london', backlogLimit = 50_000, now = () => new Date(), documents = DOCUMENTS } = options;
  const database = createPool({ url: databaseUrl, service: 'test', logger });
  const { pool, transaction } = database;
  await database.start();
  const records = createRecords({ pool, producer: repId, now });
  const services = { repId, pool, transaction, records, documents, backlogLimit, now };
  const verify = createCallerVerifier(publicKeysOf(key), `rep-${repId}`);
  const http = createHttpServer({
    name: 'test',
    port: 0,
    logger,
    readiness: () => [],
    bodyLimit: RECORDING_BODY_LIMIT,
  });
  const router = createAppRouter(services);
  const context = { verify, owner: repId, auditRefused: createRefusalAudit(records) };
  http.register(trpcRoutes({ router, logger, context }));
  http.register(restRoutes({ router, logger, context, about: ABOUT, mostFileBytes: documents.mostBytes }));
  await http.start();
  const headers = (authorization: string | undefined) => (authorization ? { authorization } : {});
  return {
    database,
    url: http.url(),
    router,
    transaction,
    check: () => runScheduledCheck({ records, repId, now, logger }),
    client: (authorization) =>
      createTRPCClient<AppRouter>({
        links: [httpLink({ url: `${http.url()}/trpc`, headers: headers(authorization) })],
      }),
    stop: async () => {
      await http.stop();
      await database.stop();
    },
  };
}
