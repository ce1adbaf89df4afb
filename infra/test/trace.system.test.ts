import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PRODUCERS } from '@rep/contracts';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { startCollector } from './support/collector.ts';
import { createDraft } from './support/create-draft.ts';
import { endpointsOf } from './support/launched.ts';
import { rep } from './support/rep-command.ts';
import { startSystem } from './support/start-system.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const CALLER = '00f067aa0ba902b7';
const collector = await startCollector();
afterAll(() => collector.stop());
const system = await startSystem({
  environment: { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_BSP_SCHEDULE_DELAY: '200' },
});
const { data } = system;

test('one trace runs from the tRPC call to the evidence row', async () => {
  await createDraft(data, 'london', { traceparent: `00-${TRACE}-${CALLER}-01` });

  const ours = () => collector.spans().filter(({ traceId }) => traceId === TRACE);
  // Its one event reaches the evidence store under the call that made it.
  const recorded = () => ours().filter(({ name }) => name === 'evidence.record');
  await expect.poll(() => recorded().length, { timeout: 30_000 }).toBe(1);
  const call = () => ours().find(({ parent }) => parent === CALLER);
  await expect.poll(() => call()?.service, { timeout: 30_000 }).toBe('rep-london');
  expect(call()?.name).toMatch(/^POST \/trpc/);
  expect(recorded().every(({ service }) => service === 'evidence')).toBe(true);
  const known = new Set(ours().map(({ spanId }) => spanId));
  expect(recorded().filter(({ parent }) => !known.has(parent))).toEqual([]);
});

test('every service sends its measurements, and nobody is named in what is sent', async () => {
  const services = endpointsOf(data).map(({ name }) => name);
  await Promise.all(endpointsOf(data).map(({ url }) => fetch(`${url}/nowhere`)));
  const measured = () =>
    services.filter((name) => collector.metrics().get(name)?.has('http.server.request.duration'));
  await expect.poll(measured, { timeout: 60_000 }).toEqual(services);

  const accounts = z
    .array(z.object({ account: z.string(), name: z.string(), password: z.string() }))
    .parse(JSON.parse(readFileSync(join(data, 'accounts.json'), 'utf8')));
  const sent = collector.everything();
  const personal = accounts.flatMap(({ account, name, password }) => [`"${account}"`, name, password]);
  expect(personal.filter((word) => sent.includes(word))).toEqual([]);
  expect(sent).not.toContain('Mediation before an appeal');
});

test('what the ten services keep and what the evidence holds of it agree, version by version', async () => {
  const { code, output, errors } = await rep(data, 'reconcile', '--format', 'json');
  expect({ code, errors }).toMatchObject({
    code: 0,
    errors: expect.stringMatching(/^All \d+ versions agree/),
  });
  const { rows } = z.object({ rows: z.array(z.object({ producer: z.string() })) }).parse(JSON.parse(output));
  expect([...new Set(rows.map(({ producer }) => producer))].sort()).toEqual([...PRODUCERS].sort());
});
