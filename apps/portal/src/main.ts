import { join } from 'node:path';
import type { RepId } from '@rep/contracts';
import { createLocalIdentityProvider, createTokenIssuer, readSigningKey } from '@rep/identity';
import { createHttpServer, createLogger, runMain, runService, startTelemetry } from '@rep/service-kit';
import { createFeeds } from './calendar/feeds.ts';
import { readEnvironment } from './env.ts';
import { createRender } from './http/render.ts';
import { portalRoutes } from './http/routes.ts';
import { createNotifying } from './notifications/create-notifying.ts';
import { createDigestPart } from './notifications/digest-part.ts';
import { createPartnership } from './services/partnership.ts';
import { reuseTokens } from './services/reuse-tokens.ts';
import { createServices } from './services/services.ts';
import { createSessions } from './session/sessions.ts';

await runMain(async () => {
  const env = readEnvironment();
  const telemetry = await startTelemetry('portal', env.OTEL_EXPORTER_OTLP_ENDPOINT);
  const logger = createLogger('portal', env.LOG_LEVEL);
  const key = readSigningKey(env.SIGNING_KEY_FILE);
  const tokens = createTokenIssuer(key);
  const reused = reuseTokens(tokens);
  const addresses = {
    evidence: env.EVIDENCE_URL,
    dataSets: env.DATASET_URL,
    national: env.NATIONAL_URL,
    partnerships: env.REP_URLS,
  };
  const now = () => new Date();
  const base = {
    identities: createLocalIdentityProvider(env.ACCOUNTS_FILE),
    render: createRender(),
    logger,
    services: (identity: Parameters<typeof createServices>[2]) => createServices(addresses, reused, identity),
  };
  const notifying = createNotifying({
    ...{ ...base, now, directory: env.PORTAL_DIRECTORY, publicUrl: env.PUBLIC_URL, hour: env.DIGEST_HOUR },
    mail: { smtpUrl: env.SMTP_URL, from: env.MAIL_FROM, directory: env.MAIL_DIRECTORY },
  });
  const portal = {
    ...{ ...base, ...notifying, tokens, sessions: createSessions() },
    feeds: createFeeds(join(env.PORTAL_DIRECTORY, 'feeds'), now),
    guest: (id: RepId) => createPartnership(addresses.partnerships[id], null),
  };
  const digests = createDigestPart(notifying.digests, env.DIGEST_CHECK_SECONDS, logger);
  const http = createHttpServer({ name: 'portal', port: env.PORT, logger, readiness: () => [] });
  http.register((app) => portalRoutes(app, portal));
  await runService({ parts: [telemetry, http, digests], logger, lifeline: env.REP_LIFELINE });
});
