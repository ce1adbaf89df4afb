import { openProducer, RECORDING_BODY_LIMIT } from '@rep/outbox';
import { createRecords, createRefusalAudit } from '@rep/records';
import {
  createCallerVerifier,
  createHttpServer,
  createLogger,
  type Logger,
  type Part,
  readinessOf,
  readPublicKeys,
  runMain,
  runService,
  startTelemetry,
} from '@rep/service-kit';
import { createServiceToken, readServiceAccount } from '@rep/service-kit/service-token';
import { restRoutes, trpcRoutes } from '@rep/service-kit/trpc';
import { ABOUT } from './about.ts';
import { createAppRouter } from './app-router.procedure.ts';
import { readEnvironment } from './env.ts';
import { createEvidence, type Evidence } from './evidence/evidence.ts';
import { createLazyPrisma } from './prisma.repository.ts';
import { createPublishingPart } from './programme/publish-programme.ts';
import { createProgrammePart } from './registry/register-programme.ts';
import { createRegistryRepository } from './registry/registry.repository.ts';

const NAME = 'national';

/** The evidence, asked as this service itself. */
function evidenceOf(env: ReturnType<typeof readEnvironment>, logger: Logger): Evidence {
  const account = readServiceAccount(env.SERVICE_ACCOUNT_FILE);
  const token = createServiceToken(env.IDENTITY_URL, account, 'evidence');
  return createEvidence({ url: env.EVIDENCE_URL, token, logger });
}

async function main(): Promise<void> {
  const env = readEnvironment();
  const telemetry = await startTelemetry(NAME, env.OTEL_EXPORTER_OTLP_ENDPOINT);
  const logger = createLogger(NAME, env.LOG_LEVEL);
  const verify = createCallerVerifier(readPublicKeys(env.IDENTITY_JWKS_FILE), NAME);
  const producing = await openProducer({ service: NAME, producer: NAME, env, logger });
  const { database, stream, relay, recording } = producing;
  const registry = createRegistryRepository(createLazyPrisma(database.pool));
  const records = createRecords({ pool: database.pool, producer: NAME, now: recording.now });
  const evidence = evidenceOf(env, logger);
  const inner: readonly Part[] = [
    database,
    stream,
    createProgrammePart(registry, logger),
    createPublishingPart(records, logger),
    relay,
  ];
  const readiness = () => readinessOf(inner);
  const bodyLimit = RECORDING_BODY_LIMIT;
  const http = createHttpServer({ name: NAME, port: env.PORT, logger, readiness, bodyLimit });
  const router = createAppRouter({ ...recording, registry, records, evidence });
  const context = { verify, owner: null, auditRefused: createRefusalAudit(records) };
  http.register(trpcRoutes({ router, logger, context }));
  http.register(restRoutes({ router, logger, context, about: ABOUT }));
  await runService({ parts: [telemetry, ...inner, http], logger, lifeline: env.REP_LIFELINE });
}

await runMain(main);
