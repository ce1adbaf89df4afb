import { afterAll, expect, test } from 'vitest';
import { createDraft } from './support/create-draft.ts';
import { startSystem } from './support/start-system.ts';
import { startTraceCollector } from './support/trace-collector.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const CALLER = '00f067aa0ba902b7';
const collector = await startTraceCollector();
afterAll(() => collector.stop());
const system = await startSystem({
  environment: { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_BSP_SCHEDULE_DELAY: '200' },
});
const { data } = system;

test('one trace runs from the tRPC call to the evidence row', async () => {
  await createDraft(data, 'london', { traceparent: `00-${TRACE}-${CALLER}-01` });

  const ours = () => collector.spans().filter(({ traceId }) => traceId === TRACE);
  // Two events (registered, state changed) reach the evidence store, each under the call that made it.
  const recorded = () => ours().filter(({ name }) => name === 'evidence.record');
  await expect.poll(() => recorded().length, { timeout: 30_000 }).toBe(2);
  const call = () => ours().find(({ parent }) => parent === CALLER);
  await expect.poll(() => call()?.service, { timeout: 30_000 }).toBe('rep-london');
  expect(call()?.name).toMatch(/^POST \/trpc/);
  expect(recorded().every(({ service }) => service === 'evidence')).toBe(true);
  const known = new Set(ours().map(({ spanId }) => spanId));
  expect(recorded().filter(({ parent }) => !known.has(parent))).toEqual([]);
});
