import {
  AggregationTemporality,
  InMemoryMetricExporter,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import { InMemorySpanExporter } from '@opentelemetry/sdk-trace';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Part } from './lifecycle.ts';
import { tellRefusedRows } from './refused-rows.ts';
import { startTelemetry } from './telemetry.ts';

const exported = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
const metrics = new PeriodicExportingMetricReader({ exporter: exported });
let telemetry: Part;
beforeAll(async () => {
  telemetry = await startTelemetry('test', { spans: new InMemorySpanExporter(), metrics });
});
afterAll(() => telemetry.stop());

test('refused rows give a warning for each reason, without what they quote, and are counted', async () => {
  const lines: Record<string, unknown>[] = [];
  const logger = pino({ level: 'warn' }, { write: (line) => lines.push(JSON.parse(line)) });
  const release = { name: 'ehc-plans', version: '1' };
  tellRefusedRows(logger, 'london', {
    release,
    dataset: 'requests',
    reasons: [
      { reason: 'invalid-cell', count: 2, row: 17, example: 'a: "Jane Doe" is neither' },
      { reason: 'wrong-number-of-cells', count: 1, row: 3, example: '13 cells under 14 columns' },
    ],
  });
  const where = { level: 40, producer: 'london', release, dataset: 'requests' };
  expect(lines).toMatchObject([
    { ...where, reason: 'invalid-cell', count: 2, row: 17, example: 'a: "…" is neither' },
    { ...where, reason: 'wrong-number-of-cells', count: 1, row: 3, example: '13 cells under 14 columns' },
  ]);
  await metrics.forceFlush();
  const counted = exported
    .getMetrics()
    .flatMap(({ scopeMetrics }) => scopeMetrics.flatMap((scope) => scope.metrics))
    .find(({ descriptor }) => descriptor.name === 'rep_rows_refused');
  expect(counted?.dataPoints.map(({ attributes, value }) => [attributes['reason'], value])).toEqual([
    ['invalid-cell', 2],
    ['wrong-number-of-cells', 1],
  ]);
});
