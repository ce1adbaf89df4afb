import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { REP_IDS, TOPICS, topicNames } from '@rep/contracts';
import { connectStream } from '@rep/event-stream';
import { provisionIdentity } from '@rep/identity';
import { freePort } from '@rep/local-servers';
import { applyMigrations } from '@rep/service-kit';
import { createTestDatabase, type TestDatabase } from '@rep/testkit';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createNationalDatabase } from './national-system.ts';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const PATH = process.env['PATH'] ?? '';
let directory: string;
let database: TestDatabase & { appUrl: string };
let stream: TestDatabase;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'national-service-'));
  [database, stream] = await Promise.all([createNationalDatabase(), createTestDatabase()]);
  const migrations = path('../../../packages/event-stream/migrations');
  await applyMigrations({ url: stream.url, directory: migrations, schema: 'stream' });
  const owner = await connectStream({ kind: 'embedded', databaseUrl: stream.url });
  const topics = topicNames.map((name) => ({ name, partitions: TOPICS[name].partitions }));
  await owner.claim({ installationId: 'test', expectedStreamId: null, topics });
  await owner.close();
});
afterAll(async () => {
  await database.drop();
  await stream.drop();
  rmSync(directory, { recursive: true });
});

test('the first start fills the registry, brings its events to the stream in order, and stops on SIGTERM', async () => {
  const publisher = await stream.createRole('national', 'stream_publisher');
  const port = await freePort();
  const env = {
    PATH,
    PORT: String(port),
    LOG_LEVEL: 'silent',
    DATABASE_URL: database.appUrl,
    STREAM: 'embedded',
    STREAM_DATABASE_URL: publisher,
    IDENTITY_JWKS_FILE: provisionIdentity(directory).jwksFile,
  };
  const child = spawn(process.execPath, [path('../src/main.ts')], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(child, 'close');
  const registered = () =>
    stream.query(
      `SELECT convert_from(value, 'UTF8')::json->'data'->>'rep_id' AS rep_id FROM stream.log
       WHERE convert_from(value, 'UTF8')::json->>'type' = 'partnership.registered.v1' ORDER BY log_offset`,
    );
  const wanted = REP_IDS.map((rep_id) => ({ rep_id }));
  await vi.waitFor(async () => expect(await registered()).toEqual(wanted), { timeout: 25_000, interval: 50 });
  const ready = async () => (await fetch(`http://127.0.0.1:${port}/health/ready`)).status;
  await vi.waitFor(async () => expect(await ready()).toBe(200), { timeout: 10_000, interval: 50 });
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
});
