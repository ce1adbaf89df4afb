import { openProducer, RECORDING_BODY_LIMIT } from '@rep/outbox';
import { createRecords } from '@rep/records';
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
import { trpcRoutes } from '@rep/service-kit/trpc';
import { createAppRouter } from './app-router.procedure.ts';
import { readEnvironment } from './env.ts';
import { createLazyPrisma } from './prisma.repository.ts';
import { createProgrammePart } from './registry/register-programme.ts';
import { createRegistryRepository } from './registry/registry.repository.ts';

const NAME = 'national';

async function main(): Promise<void> {
  const env = readEnvironment();
  const telemetry = await startTelemetry(NAME, env.OTEL_EXPORTER_OTLP_ENDPOINT);
  const logger = createLogger(NAME, env.LOG_LEVEL);
  const verify = createCallerVerifier(readPublicKeys(env.IDENTITY_JWKS_FILE), NAME);
  const producing = await openProducer({ service: NAME, producer: NAME, env, logger });
  const { database, stream, relay, recording } = producing;
  const registry = createRegistryRepository(createLazyPrisma(database.pool));
  const records = createRecords({ pool: database.pool, producer: NAME, now: recording.now });
  const inner: readonly Part[] = [database, stream, createProgrammePart(registry, logger), relay];
  const readiness = () => readinessOf(inner);
  const bodyLimit = RECORDING_BODY_LIMIT;
  const http = createHttpServer({ name: NAME, port: env.PORT, logger, readiness, bodyLimit });
  const router = createAppRouter({ ...recording, registry, records });
  http.register(trpcRoutes({ router, logger, context: { verify, owner: null } }));
  await runService({ parts: [telemetry, ...inner, http], logger, lifeline: env.REP_LIFELINE });
}

await runMain(main);
