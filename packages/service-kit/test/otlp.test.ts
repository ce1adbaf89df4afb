import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { type Collector, startCollector } from './collector.ts';

const PROGRAM = fileURLToPath(new URL('./service-process.ts', import.meta.url));
const startedSchema = z.object({ url: z.url(), sdkLoaded: z.boolean() });
/** What a client sends that is about a person, and that no measurement may carry. */
const PERSONAL = ['grace.hopper', 'correct-horse', 'eyJhbGciOi', 'E09000007', '10.1.2.3', 'Netscape'];

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

async function collector(kind: 'answering' | 'silent'): Promise<Collector> {
  const started = await startCollector(kind);
  cleanups.push(() => started.stop());
  return started;
}

/** The environment names a collector besides: only what the service is told counts. */
async function startService(endpoint: string, environment: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, [PROGRAM, endpoint], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...environment },
  });
  cleanups.push(() => child.kill('SIGKILL'));
  const [line] = await once(child.stdout, 'data');
  return { child, ...startedSchema.parse(JSON.parse(String(line))) };
}

/** Requests as people make them: with a name, a password, a token and an address. */
async function usedBySomebody(url: string): Promise<void> {
  const headers = {
    authorization: 'Bearer eyJhbGciOi.x.y',
    cookie: 'session=grace.hopper',
    'x-forwarded-for': '10.1.2.3',
    'user-agent': 'Netscape',
  };
  await fetch(`${url}/areas/E09000007?account=grace.hopper`, { headers });
  const body = 'account=grace.hopper&password=correct-horse';
  await fetch(`${url}/sign-in`, { method: 'POST', headers, body });
}

async function stopped(child: ChildProcess): Promise<number | null> {
  child.kill('SIGTERM');
  await once(child, 'exit');
  return child.exitCode;
}

const exportSchema = z.object({
  resourceMetrics: z.array(
    z.object({
      resource: z.object({ attributes: z.array(z.object({ key: z.string(), value: z.unknown() })) }),
      scopeMetrics: z.array(
        z.object({ metrics: z.array(z.object({ name: z.string(), unit: z.string() }).loose()) }),
      ),
    }),
  ),
});
const metricsIn = (body: string) =>
  exportSchema
    .parse(JSON.parse(body))
    .resourceMetrics.flatMap(({ resource, scopeMetrics }) =>
      scopeMetrics.flatMap(({ metrics }) => metrics.map((metric) => ({ resource, metric }))),
    );

test('a service sends its metrics to the collector, with routes and no personal data', async () => {
  const { url, bodies } = await collector('answering');
  const service = await startService(url);
  await usedBySomebody(service.url);
  expect(await stopped(service.child)).toBe(0);

  const [found] = bodies('/v1/metrics')
    .flatMap(metricsIn)
    .filter(({ metric }) => metric.name === 'http.server.request.duration');
  expect(found?.metric.unit).toBe('s');
  expect(found?.resource.attributes).toContainEqual({
    key: 'service.name',
    value: { stringValue: 'test-service' },
  });
  const text = JSON.stringify(found);
  expect(text).toContain('/areas/:code');
  expect(text).toContain('/sign-in');
  expect(text).toContain('"explicitBounds":[0.005,'); // seconds: the default bounds are for milliseconds
  const everything = [...bodies('/v1/metrics'), ...bodies('/v1/traces')].join('\n');
  expect(PERSONAL.filter((word) => everything.includes(word))).toEqual([]);
});

test('without an endpoint nothing is sent and nothing of the SDK is loaded, whatever the environment says', async () => {
  const { url, bodies } = await collector('answering');
  const service = await startService('', { OTEL_EXPORTER_OTLP_ENDPOINT: url });
  expect(service.sdkLoaded).toBe(false);
  await usedBySomebody(service.url);
  expect(await stopped(service.child)).toBe(0);
  expect([...bodies('/v1/metrics'), ...bodies('/v1/traces')]).toEqual([]);
});

test('a collector that never answers holds up neither the start nor the requests', async () => {
  const { url, bodies } = await collector('silent');
  const service = await startService(url, { OTEL_BSP_SCHEDULE_DELAY: '50' });
  expect(service.sdkLoaded).toBe(true);
  await usedBySomebody(service.url);
  await expect.poll(() => bodies('/v1/traces').length, { timeout: 20_000 }).toBeGreaterThan(0);
  const health = await fetch(`${service.url}/health/ready`);
  expect(await health.json()).toEqual({ ready: true, reasons: [] });
});
