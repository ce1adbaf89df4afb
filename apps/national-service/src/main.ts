import { createStreamPart, streamSettings } from '@rep/event-stream';
import { createRelay } from '@rep/outbox';
import {
  createCallerVerifier,
  createHttpServer,
  createLogger,
  createPool,
  inTransaction,
  type Part,
  type Queryable,
  readinessOf,
  readPublicKeys,
  runMain,
  runService,
  startTelemetry,
} from '@rep/service-kit';
import { trpcRoutes } from '@rep/service-kit/trpc';
import { createAppRouter } from './app-router.procedure.ts';
import { readEnvironment } from './env.ts';
import { createLazyPrisma } from './prisma.repository.ts';
import { createProgrammePart } from './registry/register-programme.ts';
import { createRegistryRepository } from './registry/registry.repository.ts';

const NAME = 'national';
/** A full page of rows (500 of 48 values with long measure names) is above the usual limit. */
const BODY_LIMIT = 4 * 1024 * 1024;

async function main(): Promise<void> {
  const env = readEnvironment();
  const telemetry = await startTelemetry(NAME, env.OTEL_EXPORTER_OTLP_ENDPOINT);
  const logger = createLogger(NAME, env.LOG_LEVEL);
  const verify = createCallerVerifier(readPublicKeys(env.IDENTITY_JWKS_FILE), NAME);
  const database = createPool({ url: env.DATABASE_URL, service: NAME, logger });
  const { pool } = database;
  const registry = createRegistryRepository(createLazyPrisma(pool));
  const streamPart = await createStreamPart(streamSettings(env));
  const { stream } = streamPart;
  const relay = createRelay({ databaseUrl: env.DATABASE_URL, stream, producer: NAME, logger });
  const inner: readonly Part[] = [database, streamPart, createProgrammePart(registry, logger), relay];
  const http = createHttpServer({
    name: NAME,
    port: env.PORT,
    logger,
    readiness: () => readinessOf(inner),
    bodyLimit: BODY_LIMIT,
  });
  const transaction = <T>(work: (db: Queryable) => Promise<T>): Promise<T> => inTransaction(pool, work);
  const backlogLimit = env.OUTBOX_BACKLOG_LIMIT;
  const services = { registry, pool, transaction, backlogLimit, now: () => new Date() };
  const context = { verify, owner: null };
  http.register(trpcRoutes({ router: createAppRouter(services), logger, context }));
  await runService({ parts: [telemetry, ...inner, http], logger, lifeline: env.REP_LIFELINE });
}

await runMain(main);
