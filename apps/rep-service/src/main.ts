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
import { createPilotRepository } from './pilots/pilot.repository.ts';
import { createLazyPrisma } from './prisma.repository.ts';
import { createRegistryConsumer } from './registry/registry-consumer.ts';

/** A full page of rows (500 of 48 values with long measure names) is above the usual limit. */
const BODY_LIMIT = 4 * 1024 * 1024;

async function main(): Promise<void> {
  const env = readEnvironment();
  const repId = env.REP_ID;
  const name = `rep-${repId}`;
  const telemetry = await startTelemetry(name, env.OTEL_EXPORTER_OTLP_ENDPOINT);
  const logger = createLogger(name, env.LOG_LEVEL);
  const verify = createCallerVerifier(readPublicKeys(env.IDENTITY_JWKS_FILE), name);
  const database = createPool({ url: env.DATABASE_URL, service: name, logger });
  const prisma = createLazyPrisma(database.pool);
  const { pool } = database;
  const streamPart = await createStreamPart(streamSettings(env));
  const { stream } = streamPart;
  const transaction = <T>(work: (db: Queryable) => Promise<T>): Promise<T> => inTransaction(pool, work);
  const relay = createRelay({ databaseUrl: env.DATABASE_URL, stream, producer: repId, logger });
  const registry = createRegistryConsumer({ repId, stream, pool, transaction, logger });
  const inner: readonly Part[] = [database, streamPart, relay, registry];
  const http = createHttpServer({
    name,
    port: env.PORT,
    logger,
    readiness: () => readinessOf(inner),
    bodyLimit: BODY_LIMIT,
  });
  const pilots = createPilotRepository(prisma, repId);
  const services = {
    repId,
    pool,
    transaction,
    pilots,
    backlogLimit: env.OUTBOX_BACKLOG_LIMIT,
    now: () => new Date(),
  };
  http.register(trpcRoutes({ router: createAppRouter(services), logger, context: { verify, owner: repId } }));
  await runService({ parts: [telemetry, ...inner, http], logger, lifeline: env.REP_LIFELINE });
}

await runMain(main);
