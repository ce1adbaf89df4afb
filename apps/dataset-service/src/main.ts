import {
  createCallerVerifier,
  createHttpServer,
  createLogger,
  readPublicKeys,
  runMain,
  runService,
  startTelemetry,
} from '@rep/service-kit';
import { createServiceToken, readServiceAccount } from '@rep/service-kit/service-token';
import { createDataSetBuilder } from './data-sets/build-data-set.ts';
import { dataSetRoutes } from './data-sets/data-set.routes.ts';
import { keepRecent } from './data-sets/keep-recent.ts';
import { readEnvironment } from './env.ts';
import { createEvidenceClient } from './evidence/evidence-client.ts';
import { readState } from './evidence/read-state.ts';

await runMain(async () => {
  const env = readEnvironment();
  const telemetry = await startTelemetry('dataset', env.OTEL_EXPORTER_OTLP_ENDPOINT);
  const logger = createLogger('dataset', env.LOG_LEVEL);
  const account = readServiceAccount(env.SERVICE_ACCOUNT_FILE);
  const token = createServiceToken(env.IDENTITY_URL, account, 'evidence');
  const evidence = createEvidenceClient(env.EVIDENCE_URL, token);
  const build = keepRecent(createDataSetBuilder(evidence, logger), () => readState(evidence));
  const verify = createCallerVerifier(readPublicKeys(env.IDENTITY_JWKS_FILE), 'dataset');
  const http = createHttpServer({ name: 'dataset', port: env.PORT, logger, readiness: () => [] });
  http.register((app) => dataSetRoutes(app, { verify, build, now: () => new Date() }));
  await runService({ parts: [telemetry, http], logger, lifeline: env.REP_LIFELINE });
});
