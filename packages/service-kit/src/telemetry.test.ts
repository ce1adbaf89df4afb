import { trace } from '@opentelemetry/api';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import { InMemorySpanExporter } from '@opentelemetry/sdk-trace';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createHttpServer } from './http-server.ts';
import type { Part } from './lifecycle.ts';
import { createLogger } from './logger.ts';
import { startTelemetry } from './telemetry.ts';
import { contextOf, currentTraceparent, inSpan } from './trace-context.ts';

const spans = new InMemorySpanExporter();
const metrics = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
const reader = new PeriodicExportingMetricReader({ exporter: metrics });
const CALLER = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
let telemetry: Part;

beforeAll(async () => {
  telemetry = await startTelemetry('test', { spans, metrics: reader });
});
afterAll(() => telemetry.stop());

test('a traceparent survives the way into a context and out again', () => {
  expect(currentTraceparent(contextOf(CALLER))).toBe(CALLER);
});

test('what is not a traceparent starts no trace', () => {
  for (const wrong of [undefined, '', 'nonsense', `00-${'0'.repeat(32)}-${'0'.repeat(16)}-01`]) {
    expect(currentTraceparent(contextOf(wrong))).toBeUndefined();
  }
});

test('a request with a body continues the caller’s trace, down to the spans inside its handler', async () => {
  spans.reset();
  const logger = createLogger('test', 'silent');
  const server = createHttpServer({ name: 'test', port: 0, logger, readiness: () => [] });
  server.register((app) => void app.post('/take', () => inSpan('inside', async () => ({ ok: true }))));
  await server.start();
  const headers = { 'content-type': 'application/json', traceparent: CALLER };
  await fetch(`${server.url()}/take`, { method: 'POST', body: '{"a":1}', headers });
  await server.stop();
  const [inside, request] = ['inside', 'POST /take'].map((name) =>
    spans.getFinishedSpans().find((span) => span.name === name),
  );
  expect(request?.parentSpanContext?.spanId).toBe('b7ad6b7169203331');
  expect(inside?.parentSpanContext?.spanId).toBe(request?.spanContext().spanId);
  expect(inside?.spanContext().traceId).toBe('0af7651916cd43dd8448eb211c80319c');
});

test('requests are measured by route and status, health is not', async () => {
  const logger = createLogger('test', 'silent');
  const server = createHttpServer({ name: 'test', port: 0, logger, readiness: () => [] });
  server.register((app) => void app.get('/things/:id', async () => 'one'));
  await server.start();
  for (const path of ['/things/1', '/things/2', '/health/live']) await fetch(`${server.url()}${path}`);
  await server.stop();
  await reader.forceFlush();
  const measured = metrics
    .getMetrics()
    .flatMap((resource) => resource.scopeMetrics.flatMap((scope) => scope.metrics))
    .filter((metric) => metric.descriptor.name === 'http.server.request.duration')
    .flatMap((metric) => metric.dataPoints.map((point) => point.attributes['http.route']));
  expect(measured).toContain('/things/:id');
  expect(measured).not.toContain('/health/live');
});

test('a failed span is marked and the error goes on', async () => {
  spans.reset();
  await expect(inSpan('breaks', () => Promise.reject(new TypeError('x')))).rejects.toThrow(TypeError);
  expect(spans.getFinishedSpans()[0]?.status).toMatchObject({ message: 'TypeError' });
  expect(trace.getActiveSpan()).toBeUndefined();
});
