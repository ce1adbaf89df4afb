import { openProducer, RECORDING_BODY_LIMIT } from '@rep/outbox';
import { createRecords, createRefusalAudit } from '@rep/records';
import {
  createCallerVerifier,
  createHttpServer,
  createLogger,
  type Part,
  readinessOf,
  readPublicKeys,
  runMain,
  runService,
  startTelemetry,
} from '@rep/service-kit';
import { restRoutes, trpcRoutes } from '@rep/service-kit/trpc';
import { ABOUT } from './about.ts';
import { createAppRouter } from './app-router.procedure.ts';
import { createClamdScanner } from './documents/clamd-scanner.ts';
import { readEnvironment } from './env.ts';
import { createRegistryConsumer } from './registry/registry-consumer.ts';
import { createScheduledCheck } from './scheduled/scheduled-check.ts';

async function main(): Promise<void> {
  const env = readEnvironment();
  const repId = env.REP_ID;
  const name = `rep-${repId}`;
  const telemetry = await startTelemetry(name, env.OTEL_EXPORTER_OTLP_ENDPOINT);
  const logger = createLogger(name, env.LOG_LEVEL);
  const verify = createCallerVerifier(readPublicKeys(env.IDENTITY_JWKS_FILE), name);
  const producing = await openProducer({ service: name, producer: repId, env, logger });
  const { database, stream, relay, recording } = producing;
  const { pool, transaction } = database;
  const records = createRecords({ pool, producer: repId, now: recording.now });
  const registry = createRegistryConsumer({ repId, stream: stream.stream, pool, transaction, logger });
  const check = createScheduledCheck(
    { records, repId, now: recording.now, logger },
    env.CHECK_INTERVAL_SECONDS,
  );
  const inner: readonly Part[] = [database, stream, relay, registry, check];
  const readiness = () => readinessOf(inner);
  const bodyLimit = RECORDING_BODY_LIMIT;
  const http = createHttpServer({ name, port: env.PORT, logger, readiness, bodyLimit });
  const scanner = env.SCANNER_ADDRESS ? createClamdScanner(env.SCANNER_ADDRESS, { logger }) : null;
  const documents = { mostBytes: env.DOCUMENT_LIMIT_BYTES, scanner };
  const router = createAppRouter({ ...recording, repId, records, documents });
  const context = { verify, owner: repId, auditRefused: createRefusalAudit(records) };
  http.register(trpcRoutes({ router, logger, context }));
  http.register(restRoutes({ router, logger, context, about: ABOUT, mostFileBytes: documents.mostBytes }));
  await runService({ parts: [telemetry, ...inner, http], logger, lifeline: env.REP_LIFELINE });
}

await runMain(main);
