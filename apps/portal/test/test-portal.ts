import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REP_IDS } from '@rep/contracts';
import {
  accountsSchema,
  createLocalIdentityProvider,
  createTokenIssuer,
  provisionIdentity,
  readSigningKey,
} from '@rep/identity';
import { createLogger, readPublicKeys } from '@rep/service-kit';
import fastify, { type FastifyInstance } from 'fastify';
import { createFeeds } from '../src/calendar/feeds.ts';
import type { Portal } from '../src/http/portal.ts';
import { createRender } from '../src/http/render.ts';
import { portalRoutes } from '../src/http/routes.ts';
import { createNotifying } from '../src/notifications/create-notifying.ts';
import { createPartnership } from '../src/services/partnership.ts';
import { createServices } from '../src/services/services.ts';
import { createSessions } from '../src/session/sessions.ts';

/** The portal's routes in a bare server, with accounts and a key made for this test file. */
export async function createTestPortal(servicesUrl: string) {
  const directory = mkdtempSync(join(tmpdir(), 'rep-portal-'));
  const files = provisionIdentity(directory);
  const accounts = accountsSchema.parse(JSON.parse(readFileSync(files.accountsFile, 'utf8')));
  const key = readSigningKey(files.signingKeyFile);
  const tokens = createTokenIssuer(key);
  const partnerships = Object.fromEntries(REP_IDS.map((id) => [id, servicesUrl])) as Record<
    (typeof REP_IDS)[number],
    string
  >;
  const addresses = { evidence: servicesUrl, dataSets: servicesUrl, national: servicesUrl, partnerships };
  // As long as the real server's, so that a long name reaches the route here too.
  const app: FastifyInstance = fastify({ routerOptions: { maxParamLength: 2_000 } });
  const base: Pick<Portal, 'identities' | 'render' | 'logger' | 'services'> = {
    identities: createLocalIdentityProvider(files.accountsFile),
    render: createRender(),
    logger: createLogger('portal', 'silent'),
    services: (identity) => createServices(addresses, tokens, identity),
  };
  const now = () => new Date();
  const notifying = createNotifying({
    ...{ ...base, now, directory: join(directory, 'portal'), publicUrl: 'https://rep.example', hour: 7 },
    mail: { smtpUrl: undefined, from: 'no-reply@rep.example', directory: join(directory, 'mail') },
  });
  const options: Portal = {
    ...{ ...base, ...notifying, tokens, sessions: createSessions() },
    feeds: createFeeds(join(directory, 'portal', 'feeds'), now),
    guest: (id) => createPartnership(addresses.partnerships[id], null),
  };
  await app.register((scope) => portalRoutes(scope, options));
  await app.ready();
  const passwordOf = (account: string): string =>
    accounts.find((held) => held.account === account)?.password ?? 'no such account';
  const close = async (): Promise<void> => {
    await app.close();
    rmSync(directory, { recursive: true });
  };
  return { app, options, directory, passwordOf, close, publicKeys: readPublicKeys(files.jwksFile) };
}
