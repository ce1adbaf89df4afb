import {
  AggregationTemporality,
  InMemoryMetricExporter,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import { InMemorySpanExporter } from '@opentelemetry/sdk-trace';
import { startTelemetry } from '@rep/service-kit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { observation } from './events.ts';
import { createIngestHarness } from './ingest-harness.ts';

const OBSERVATIONS = 'observations.observation.v1';
const spans = new InMemorySpanExporter();
const metrics = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
const reader = new PeriodicExportingMetricReader({ exporter: metrics });
let telemetry: Awaited<ReturnType<typeof startTelemetry>>;
let harness: Awaited<ReturnType<typeof createIngestHarness>>;

beforeAll(async () => {
  telemetry = await startTelemetry('evidence', { spans, metrics: reader });
  harness = await createIngestHarness();
});
afterAll(async () => {
  await telemetry.stop();
  await harness.close();
});

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const PARENT = 'b7ad6b7169203331';

test('a sampled event has a span of its own under the one that produced it, and its batch is linked to it', async () => {
  const partition = await harness.partition(OBSERVATIONS);
  const traced = { ...observation({ sequence: 1 }), traceparent: `00-${TRACE}-${PARENT}-01` };
  const unsampled = { ...observation({ sequence: 2 }), traceparent: `00-${TRACE}-${PARENT}-00` };
  await partition.send(traced, unsampled, observation({ sequence: 3 }));
  const [record, ...others] = spans.getFinishedSpans().filter(({ name }) => name === 'evidence.record');
  expect(others).toEqual([]);
  expect(record?.spanContext().traceId).toBe(TRACE);
  expect(record?.parentSpanContext?.spanId).toBe(PARENT);
  expect(record?.attributes).toMatchObject({ 'rep.producer': 'london', 'rep.sequence': 1 });
  const batch = spans.getFinishedSpans().find(({ name }) => name === 'evidence.ingest');
  expect(batch?.links.map(({ context }) => context.spanId)).toEqual([PARENT]);
});

test('events are counted by their outcome', async () => {
  const partition = await harness.partition(OBSERVATIONS);
  await partition.send('nonsense');
  await reader.forceFlush();
  const counter = metrics
    .getMetrics()
    .flatMap(({ scopeMetrics }) => scopeMetrics.flatMap((scope) => scope.metrics))
    .findLast(({ descriptor }) => descriptor.name === 'rep_evidence_events');
  expect(counter?.dataPoints.map(({ attributes, value }) => [attributes['outcome'], value])).toEqual([
    ['accepted', 3],
    ['quarantined', 1],
  ]);
});
