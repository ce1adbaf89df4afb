import { PROGRAMME } from '@rep/domain';
import { type Part, startTelemetry, type TelemetryInMemory } from '@rep/service-kit';
import type { TestDatabase } from '@rep/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { saveProfile } from '../src/profile/profile.repository.ts';
import { authorizationOf, createRepDatabase, startService, type TestService } from './rep-system.ts';

type Spans = Parameters<TelemetryInMemory['spans']['export']>[0];
const finished: Spans[number][] = [];
const spans: TelemetryInMemory['spans'] = {
  export: (batch, done) => {
    finished.push(...batch);
    done({ code: 0 });
  },
  shutdown: async () => undefined,
  forceFlush: async () => undefined,
};
let telemetry: Part;
let database: TestDatabase & { appUrl: string };
let service: TestService;

beforeAll(async () => {
  telemetry = await startTelemetry('rep-london', { spans });
  database = await createRepDatabase();
  service = await startService(database.appUrl);
  const london = PROGRAMME.find((p) => p.rep_id === 'london');
  if (london) await service.transaction((db) => saveProfile(db, london));
});
afterAll(async () => {
  await service.stop();
  await database.drop();
  await telemetry.stop();
});

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const called = async (procedure: string, body: unknown, authorization: string): Promise<Response> =>
  fetch(`${service.url}/trpc/${procedure}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization,
      traceparent: `00-${TRACE}-b7ad6b7169203331-01`,
    },
    body: JSON.stringify(body),
  });

test('the caller’s trace goes on into the events of an observation and of a pilot', async () => {
  const row = {
    area: { geographic_level: 'Regional', region_code: 'E12000007', region_name: 'London' },
    period: { time_period: '2024', time_identifier: 'Calendar year' },
    breakdown: { topic: 'All', breakdown: 'All' },
    measures: { one: 1 },
  };
  const observations = { release: { name: 'r', version: '1' }, dataset: 'file', rows: [row] };
  const operator = await authorizationOf({ role: 'operator', repId: null, laCode: null });
  expect((await called('observations.record', observations, operator)).status).toBe(200);
  const draft = { title: 'A pilot', strand: 'mediation' };
  const scheme = { laCode: 'E09000003', account: 'test', from: '2026-01-01', to: null };
  for (const to of ['approver', 'drafter']) {
    const appointed = await called(
      'delegation.appoint',
      { ...scheme, function: to },
      await authorizationOf(),
    );
    expect(appointed.status).toBe(200);
  }
  expect((await called('pilots.draft', draft, await authorizationOf())).status).toBe(200);
  const events = await database.query<{ traceparent: string }>(
    'SELECT traceparent FROM outbox.event ORDER BY 1',
  );
  // A row, two appointments, and a pilot that is recorded, registered and moved.
  expect(events.map((e) => e.traceparent.split('-')[1])).toEqual(Array.from({ length: 6 }, () => TRACE));
  const requests = finished.filter((span) => span.name.startsWith('POST /trpc'));
  const spanIds = requests.map((span) => span.spanContext().spanId);
  expect(new Set(events.map((e) => e.traceparent.split('-')[2]))).toEqual(new Set(spanIds));
});
