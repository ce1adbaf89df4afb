import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { REP_IDS, TOPICS, topicNames } from '@rep/contracts';
import { PROGRAMME_LINES, STATEMENTS, STRAND_TEMPLATES } from '@rep/domain';
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

test('the first start fills the registry and publishes the programme, brings its events to the stream in order, and stops on SIGTERM', async () => {
  const publisher = await stream.createRole('national', 'stream_publisher');
  const port = await freePort();
  const identity = provisionIdentity(directory);
  const env = {
    PATH,
    PORT: String(port),
    LOG_LEVEL: 'silent',
    DATABASE_URL: database.appUrl,
    STREAM: 'embedded',
    STREAM_DATABASE_URL: publisher,
    IDENTITY_JWKS_FILE: identity.jwksFile,
    // Nobody listens there: the service starts without evidence and portal.
    EVIDENCE_URL: 'http://127.0.0.1:9',
    IDENTITY_URL: 'http://127.0.0.1:9',
    SERVICE_ACCOUNT_FILE: identity.nationalServiceAccountFile,
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
  const published = () =>
    stream.query(
      `SELECT convert_from(value, 'UTF8')::json->'data'->>'kind' AS kind, count(*)::int AS n FROM stream.log
       WHERE convert_from(value, 'UTF8')::json->>'type' = 'national.configuration.recorded.v1' GROUP BY 1 ORDER BY 1`,
    );
  const wanted = REP_IDS.map((rep_id) => ({ rep_id }));
  await vi.waitFor(async () => expect(await registered()).toEqual(wanted), { timeout: 25_000, interval: 50 });
  const ready = async () => (await fetch(`http://127.0.0.1:${port}/health/ready`)).status;
  await vi.waitFor(async () => expect(await ready()).toBe(200), { timeout: 10_000, interval: 50 });
  const told = [
    { kind: 'plan-template', n: 1 },
    { kind: 'programme-line', n: PROGRAMME_LINES.length },
    { kind: 'standard-set', n: 1 },
    { kind: 'standard-statement', n: STATEMENTS.length },
    { kind: 'template', n: STRAND_TEMPLATES.length },
  ];
  await vi.waitFor(async () => expect(await published()).toEqual(told), { timeout: 10_000, interval: 50 });
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
});
