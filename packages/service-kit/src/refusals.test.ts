import { Writable } from 'node:stream';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import { InMemorySpanExporter } from '@opentelemetry/sdk-trace';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { createCallerVerifier } from './caller.ts';
import { HttpProblem } from './errors.ts';
import { createHttpServer, type HttpServer } from './http-server.ts';
import type { Part } from './lifecycle.ts';
import { createLogger } from './logger.ts';
import { startTelemetry } from './telemetry.ts';
import { procedureFor, restRoutes, router, trpcRoutes } from './trpc.procedure.ts';

const metrics = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
const reader = new PeriodicExportingMetricReader({ exporter: metrics });
const lines: string[] = [];
const sink = new Writable({ write: (chunk, _encoding, done) => done(void lines.push(String(chunk))) });
const logger = createLogger('test', 'info', sink);
const key = { kty: 'OKP', crv: 'Ed25519', kid: 'k', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' };
const context = { verify: createCallerVerifier({ keys: [key] }, 'rep-london'), owner: null };
const calls = router({
  count: procedureFor('pilots.read').query(() => 1),
});
const SECRET = 'hunter2';
let server: HttpServer;
let telemetry: Part;

beforeAll(async () => {
  telemetry = await startTelemetry('test', { spans: new InMemorySpanExporter(), metrics: reader });
  server = createHttpServer({
    name: 'test',
    port: 0,
    logger,
    bodyLimit: 1_000,
    readiness: () => ['not yet'],
  });
  server.register((app) => {
    app.post('/take/:id', async () => 'taken');
    app.get('/wrong', async () => {
      throw new HttpProblem(401, 'Check them.', { members: { reason: 'wrong-password' } });
    });
  });
  server.register(trpcRoutes({ router: calls, logger, context }));
  server.register(restRoutes({ router: calls, logger, context, about: { title: 'T', description: 'D' } }));
  await server.start();
});
afterAll(async () => {
  await server.stop();
  await telemetry.stop();
});

const lineSchema = z.object({ msg: z.string(), level: z.number(), requestId: z.string().optional() }).loose();
const get = async (path: string, init: RequestInit = {}): Promise<string | null> => {
  const response = await fetch(server.url() + path, init);
  await response.text();
  return response.headers.get('x-request-id');
};
const writtenOf = (id: string | null) =>
  lines.map((line) => lineSchema.parse(JSON.parse(line))).filter(({ requestId }) => requestId === id);

/** The lines of a request, once a later one has its own: a line is written after the answer has left. */
async function linesOf(path: string, init: RequestInit = {}) {
  const id = await get(path, init);
  const later = await get('/later');
  await vi.waitFor(() => expect(writtenOf(later)).toHaveLength(1));
  return writtenOf(id).filter(({ msg }) => msg === 'a request was refused');
}
const json = (body: string) => ({ method: 'POST', headers: { 'content-type': 'application/json' }, body });
const forged = { headers: { authorization: `Bearer ${SECRET}.${SECRET}.${SECRET}` } };

test.each([
  ['malformed JSON', '/take/1', json(`{"${SECRET}":`), '/take/:id', 400, 'FST_ERR_CTP_INVALID_JSON_BODY'],
  [
    'an oversize body',
    '/take/1',
    json(`"${SECRET.repeat(900)}"`),
    '/take/:id',
    413,
    'FST_ERR_CTP_BODY_TOO_LARGE',
  ],
  ['an unknown address', `/${SECRET}?a=${SECRET}`, {}, 'unknown', 404, 'NOT_FOUND'],
  ['a wrong password', '/wrong', {}, '/wrong', 401, 'wrong-password'],
  ['a call without a token', '/trpc/count', {}, '/trpc/:path', 401, 'no-token'],
  ['a call with a forged token', '/trpc/count', forged, '/trpc/:path', 401, 'token-not-valid'],
  ['a procedure that is not there', `/trpc/${SECRET}`, {}, '/trpc/:path', 404, 'NOT_FOUND'],
  ['a forged token at the REST door', '/api/count', forged, '/api/count', 401, 'token-not-valid'],
] as const)(
  '%s gets one line of codes, with nothing that was sent',
  async (_what, path, init, route, status, reason) => {
    const refused = await linesOf(path, init);
    expect(refused).toEqual([expect.objectContaining({ level: 30, route, status, reason })]);
    expect(JSON.stringify(refused)).not.toContain(SECRET);
  },
);

test('a call names its procedure; what is answered, and health, have no such line', async () => {
  expect(await linesOf('/trpc/count')).toMatchObject([{ procedure: 'count' }]);
  expect(await linesOf('/take/1', json('{}'))).toEqual([]);
  expect(await linesOf('/health/ready')).toEqual([]);
});

test('refusals are counted by route, status and reason', async () => {
  await reader.forceFlush();
  const counted = metrics
    .getMetrics()
    .flatMap((resource) => resource.scopeMetrics.flatMap((scope) => scope.metrics))
    .filter((metric) => metric.descriptor.name === 'rep.http.refusals')
    .flatMap((metric) => metric.dataPoints.map(({ attributes, value }) => ({ ...attributes, value })));
  expect(counted).toContainEqual({
    'http.route': '/trpc/:path',
    'http.response.status_code': 401,
    'rep.refusal.reason': 'no-token',
    value: 2,
  });
  expect(JSON.stringify(counted)).not.toContain(SECRET);
});
