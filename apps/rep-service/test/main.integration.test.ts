import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { provisionIdentity } from '@rep/identity';
import { freePort } from '@rep/local-servers';
import type { TestDatabase } from '@rep/testkit';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createRepDatabase, createTestStream } from './rep-system.ts';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const PATH = process.env['PATH'] ?? '';
let directory: string;
let database: TestDatabase & { appUrl: string };
let stream: Awaited<ReturnType<typeof createTestStream>>;
let environment: Record<string, string>;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'rep-service-'));
  [database, stream] = await Promise.all([createRepDatabase(), createTestStream()]);
  environment = {
    PATH,
    PORT: String(await freePort()),
    REP_ID: 'london',
    LOG_LEVEL: 'silent',
    DATABASE_URL: database.appUrl,
    STREAM: 'embedded',
    STREAM_DATABASE_URL: await stream.urlOf('london'),
    IDENTITY_JWKS_FILE: provisionIdentity(directory).jwksFile,
  };
});
afterAll(async () => {
  await database.drop();
  await stream.database.drop();
  rmSync(directory, { recursive: true });
});

function start(env: Record<string, string>) {
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  return { child, ended: once(child, 'close').then(([code]) => ({ code, errors })) };
}

test('an environment that is missing or wrong is reported whole, and ends with exit code 1', async () => {
  const { code, errors } = await start({ PATH, REP_ID: 'atlantis', PORT: '99999999', STREAM: 'embedded' })
    .ended;
  expect(code).toBe(1);
  expect(errors).toContain('REP_ID is wrong');
  expect(errors).toContain('PORT is wrong');
  expect(errors).toContain('DATABASE_URL is missing');
  expect(errors).toContain('IDENTITY_JWKS_FILE is missing');
  expect(errors).toContain('STREAM_DATABASE_URL is missing');
});

test('the process is alive, says what it waits for, and stops in order on SIGTERM', async () => {
  const { child, ended } = start(environment);
  const ready = () => fetch(`http://127.0.0.1:${environment['PORT']}/health/ready`);
  const response = await vi.waitFor(ready, { timeout: 20_000, interval: 50 });
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({
    ready: false,
    reasons: expect.arrayContaining(['waiting for the registry']),
  });
  child.kill('SIGTERM');
  expect(await ended).toEqual({ code: 0, errors: '' });
});

test('a database whose positions belong to another stream ends with its sentence and exit code 78', async () => {
  await database.query(
    "INSERT INTO registry_position VALUES ('registry.partnership.v1', 0, 'embedded:other', 5)",
  );
  const { code, errors } = await start(environment).ended;
  expect(code).toBe(78);
  expect(errors).toMatch(/^The positions kept here belong to another stream: .+\n$/);
});
