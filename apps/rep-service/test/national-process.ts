import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTokenIssuer, provisionIdentity, readSigningKey } from '@rep/identity';
import { freePort } from '@rep/local-servers';
import { applyMigrations } from '@rep/service-kit';
import { createTestDatabase } from '@rep/testkit';
import { expect, vi } from 'vitest';

const path = (relative: string): string => fileURLToPath(new URL(`../../../${relative}`, import.meta.url));
const MIGRATIONS = [
  { directory: path('apps/national-service/prisma/migrations'), schema: 'public' },
  { directory: path('packages/outbox/migrations'), schema: 'outbox' },
  { directory: path('packages/records/prisma/migrations'), schema: 'records' },
];

export type NationalProcess = {
  /** Calls a procedure as somebody of DfE policy. Throws what it answered when it refused. */
  call(procedure: string, account: string, input: object): Promise<void>;
  stop(): Promise<void>;
};

/** The national service as it runs, on a database of its own and the stream given. */
export async function startNational(streamUrl: string): Promise<NationalProcess> {
  const directory = mkdtempSync(join(tmpdir(), 'national-for-rep-'));
  const database = await createTestDatabase();
  for (const { directory: migrations, schema } of MIGRATIONS) {
    await applyMigrations({ url: database.url, directory: migrations, schema });
  }
  const identity = provisionIdentity(directory);
  const [port, nobody] = [await freePort(), 'http://127.0.0.1:9'];
  const env = {
    ...{ PATH: process.env['PATH'] ?? '', PORT: String(port), LOG_LEVEL: 'silent' },
    DATABASE_URL: await database.createRole('national', 'national_app', 'outbox_app', 'records_app'),
    ...{ STREAM: 'embedded', STREAM_DATABASE_URL: streamUrl, IDENTITY_JWKS_FILE: identity.jwksFile },
    ...{ EVIDENCE_URL: nobody, IDENTITY_URL: nobody },
    SERVICE_ACCOUNT_FILE: identity.nationalServiceAccountFile,
  };
  const main = path('apps/national-service/src/main.ts');
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = once(child, 'close');
  const url = `http://127.0.0.1:${port}`;
  const ready = async () => expect((await fetch(`${url}/health/ready`)).status).toBe(200);
  await vi.waitFor(ready, { timeout: 25_000, interval: 50 });
  const issuer = createTokenIssuer(readSigningKey(identity.signingKeyFile));
  return {
    call: async (procedure, account, input) => {
      const somebody = { account, name: 'DfE', role: 'dfe-policy', repId: null, laCode: null } as const;
      const { token } = await issuer.issue(somebody, 'national');
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
      const body = JSON.stringify(input);
      const response = await fetch(`${url}/trpc/${procedure}`, { method: 'POST', headers, body });
      if (!response.ok) throw new Error(await response.text());
    },
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      await database.drop();
      rmSync(directory, { recursive: true });
    },
  };
}
