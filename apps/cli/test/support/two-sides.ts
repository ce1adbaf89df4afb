import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { TOPICS } from '@rep/contracts';
import { connectStream } from '@rep/event-stream';
import {
  audienceSchema,
  createTokenIssuer,
  type Identity,
  identityFilesIn,
  provisionIdentity,
  readSigningKey,
} from '@rep/identity';
import { freePort } from '@rep/local-servers';
import { applyMigrations } from '@rep/service-kit';
import { createTestDatabase, type TestDatabase } from '@rep/testkit';
import { createTRPCUntypedClient, httpLink } from '@trpc/client';
import { vi } from 'vitest';
import { z } from 'zod';

const root = (path: string): string => fileURLToPath(new URL(`../../../../${path}`, import.meta.url));
const migrated = async (...migrations: readonly (readonly [schema: string, directory: string])[]) => {
  const database = await createTestDatabase();
  for (const [schema, directory] of migrations) {
    await applyMigrations({ url: database.url, directory: root(directory), schema });
  }
  return database;
};

/** The stream's database, with an address for London, which writes under its own name, and one for the evidence. */
async function createStream() {
  const database = await migrated(['stream', 'packages/event-stream/migrations']);
  const owner = await connectStream({ kind: 'embedded', databaseUrl: database.url });
  const topics = Object.entries(TOPICS).map(([name, { partitions }]) => ({ name, partitions }));
  await owner.claim({ installationId: 'test', expectedStreamId: null, topics });
  await owner.close();
  await database.query("CREATE ROLE rep_london LOGIN PASSWORD 'rep_london'");
  await database.query('GRANT stream_publisher, registry_consumer TO rep_london');
  const london = new URL(database.url);
  london.username = london.password = 'rep_london';
  return { database, london: london.href };
}

/** Gives tokens as the portal does, to whoever asks. */
async function startTokens(directory: string): Promise<Server> {
  const issuer = createTokenIssuer(readSigningKey(identityFilesIn(directory).signingKeyFile));
  const asked = z.object({ account: z.string(), audience: audienceSchema });
  const server = createServer((request, response) => {
    const answer = async () => {
      const { account, audience } = asked.parse(await json(request));
      const identity: Identity = { account, name: account, role: 'operator', repId: null, laCode: null };
      response.writeHead(200).end(JSON.stringify(await issuer.issue(identity, audience)));
    };
    answer().catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

/** London's service and the evidence service as their launcher runs them, each on its database, with the stream between. */
export async function startTwoSides() {
  const directory = mkdtempSync(join(tmpdir(), 'rep-two-sides-'));
  const { jwksFile } = provisionIdentity(directory);
  const stream = await createStream();
  const london = await migrated(
    ['public', 'apps/rep-service/prisma/migrations'],
    ['outbox', 'packages/outbox/migrations'],
    ['records', 'packages/records/prisma/migrations'],
  );
  const evidence = await migrated(['public', 'apps/evidence-service/migrations']);
  const evidenceUrl = await evidence.createRole('evidence', 'evidence_app');
  const reader = new URL(evidenceUrl);
  await stream.database.query(`GRANT stream_consumer TO ${reader.username}`);
  reader.pathname = new URL(stream.database.url).pathname;

  const common = { PATH: process.env['PATH'] ?? '', IDENTITY_JWKS_FILE: jwksFile, LOG_LEVEL: 'silent' };
  const started: ChildProcess[] = [];
  const start = async (app: string, environment: Record<string, string>): Promise<string> => {
    const port = await freePort();
    const env = { ...common, ...environment, STREAM: 'embedded', PORT: String(port) };
    const stdio = ['ignore', 'ignore', 'inherit'] as const;
    started.push(spawn(process.execPath, [root(`apps/${app}/src/main.ts`)], { env, stdio: [...stdio] }));
    const url = `http://127.0.0.1:${port}`;
    await vi.waitFor(() => fetch(`${url}/health/live`), { timeout: 30_000, interval: 50 });
    return url;
  };
  const londonUrl = await london.createRole('rep', 'rep_app', 'outbox_app', 'records_app');
  const [londonAt, evidenceAt] = await Promise.all([
    start('rep-service', {
      ...{ REP_ID: 'london', DATABASE_URL: londonUrl, STREAM_DATABASE_URL: stream.london },
    }),
    start('evidence-service', { DATABASE_URL: evidenceUrl, STREAM_DATABASE_URL: reader.href }),
  ]);
  const tokens = await startTokens(directory);
  const address = tokens.address();
  const portal = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const processes = [
    { name: 'portal', url: portal },
    { name: 'rep-london', url: londonAt },
    { name: 'evidence', url: evidenceAt },
  ];
  writeFileSync(join(directory, 'endpoints.json'), JSON.stringify({ processes }));
  const databases: readonly TestDatabase[] = [london, evidence, stream.database];
  return { directory, london, evidence, appoint: createAppoint(directory, londonAt), stop };

  async function stop(): Promise<void> {
    for (const child of started) {
      const exit = once(child, 'exit');
      child.kill('SIGTERM');
      await exit;
    }
    tokens.closeAllConnections();
    tokens.close();
    for (const database of databases) await database.drop();
    rmSync(directory, { recursive: true });
  }
}

/** Appoints somebody of Barnet, which is a version of Barnet's delegation. */
function createAppoint(directory: string, url: string) {
  const issuer = createTokenIssuer(readSigningKey(identityFilesIn(directory).signingKeyFile));
  const barnet: Identity = {
    ...{ account: 'test', name: 'Test', role: 'lead-authority', repId: 'london', laCode: 'E09000003' },
  };
  return async (account: string, as: 'approver' | 'drafter'): Promise<void> => {
    const { token } = await issuer.issue(barnet, 'rep-london');
    const headers = { authorization: `Bearer ${token}` };
    const client = createTRPCUntypedClient({ links: [httpLink({ url: `${url}/trpc`, headers })] });
    const appointment = { laCode: 'E09000003', from: '2026-01-01', to: null, account, function: as };
    await client.mutation('delegation.appoint', appointment);
  };
}
