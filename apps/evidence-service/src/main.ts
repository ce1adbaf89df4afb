import { connectStream, streamSettings } from '@rep/event-stream';
import {
  createCallerVerifier,
  createHttpServer,
  createLogger,
  createPool,
  type Part,
  readinessOf,
  readPublicKeys,
  runMain,
  runService,
  startTelemetry,
} from '@rep/service-kit';
import { saveAreas } from './areas/area.repository.ts';
import { referenceAreaCodes, referenceAreas } from './areas/reference-areas.ts';
import { createProgressKeeper } from './conservation/progress-keeper.ts';
import { readEnvironment } from './env.ts';
import { graphqlRoutes } from './graphql/graphql-routes.ts';
import { createConsumer } from './ingest/consumer.ts';
import { createReadPool } from './read-pool.ts';
import { createReads } from './reads.ts';

/** Three partitions' transactions at a time, and a marker beside each. */
const INGEST_CONNECTIONS = 5;

const areas = (db: Parameters<typeof saveAreas>[0]): Part => ({
  name: 'areas',
  start: () => saveAreas(db, referenceAreas, referenceAreaCodes),
  stop: async () => undefined,
  readiness: () => [],
});

async function main(): Promise<void> {
  const env = readEnvironment();
  const telemetry = await startTelemetry('evidence', env.OTEL_EXPORTER_OTLP_ENDPOINT);
  const logger = createLogger('evidence', env.LOG_LEVEL);
  const url = env.DATABASE_URL;
  const writing = createPool({ url, service: 'evidence', logger, max: INGEST_CONNECTIONS });
  const reading = createReadPool({ url, logger });
  const consumer = createConsumer({
    pool: writing.pool,
    connect: () => connectStream(streamSettings(env)),
    maxBatchMessages: env.MAX_BATCH_MESSAGES,
    maxBatchBytes: env.MAX_BATCH_BYTES,
    logger,
  });
  const http = createHttpServer({
    name: 'evidence',
    port: env.PORT,
    logger,
    readiness: () => readinessOf([reading, consumer]),
  });
  const verify = createCallerVerifier(await readPublicKeys(env.IDENTITY_JWKS_FILE), 'evidence');
  const reads = createReads(reading.pool, env.MISSING_AFTER_SECONDS);
  http.register(graphqlRoutes({ reads, verify, logger }));
  const progress = createProgressKeeper({ db: writing.pool, logger, patience: env.MISSING_AFTER_SECONDS });
  const parts = [telemetry, writing, reading, areas(writing.pool), progress, consumer, http];
  await runService({ parts, logger, lifeline: env.REP_LIFELINE });
}

await runMain(main);
