import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

/**
 * Evidence and data sets as their interfaces promise them, for what the portal does with an answer. The whole system is
 * tested by the browser suite.
 */
export type FakeServices = {
  readonly url: string;
  /** Authorization headers, in the order of the calls. */
  readonly tokens: string[];
  stop(): Promise<void>;
};

const bodySchema = z.object({ query: z.string(), variables: z.record(z.string(), z.unknown()).optional() });

const authority = (code: string, name: string) => ({ code, name, oldCode: null, codes: [{ code }] });
const london = {
  id: 'london',
  name: 'London',
  region: { code: 'E12000007', name: 'London' },
  members: [
    { lead: true, authority: authority('E09000003', 'Barnet') },
    { lead: false, authority: authority('E09000007', 'Camden') },
  ],
};

const profile = {
  repId: 'london',
  name: 'London',
  region: london.region,
  validFrom: '2023-09-01',
  members: [{ newLaCode: 'E09000003', oldLaCode: '302', name: 'Barnet', lead: true }],
};

const pilot = {
  id: '7b0e3c52-5d0c-4c2b-9a53-0a4c7f1d2e11',
  title: '\u202eMediation',
  strand: 'mediation',
  question: 'Does it work?',
  state: 'draft',
  createdBy: 'E09000003',
  createdAt: '2026-01-02T09:00:00.000Z',
};

const row = (areaCode: string, timePeriod: string, value: number | string) => ({
  node: {
    areaCode,
    period: { timePeriod },
    values: [{ measure: 'pc_plans_issued_20_weeks_ex', value }],
    release: { name: 'ehc-plans-2025', version: '1' },
  },
});
const observations = {
  edges: [
    row('E09000003', '2023', 100),
    row('E09000003', '2024', 'x'),
    row('E09000007', '2024', 96.6),
    row('E12000007', '2023', 0),
    row('E92000001', '2024', 46.4),
  ],
  asOf: {
    at: '2025-06-26T08:30:00Z',
    complete: true,
    inFlight: 0,
    missing: 0,
    quarantined: 0,
    mayChange: false,
  },
};

const ANSWERS: Readonly<Record<string, unknown>> = {
  Partnerships: { partnerships: [london] },
  Partnership: { partnership: london },
  Measures: { measures: [{ id: 'timeliness_20_week.pc_plans_issued_20_weeks_ex' }] },
  Line: { observations },
  Conservation: {
    conservation: {
      rows: [
        {
          producer: 'london',
          day: '2026-01-02',
          produced: 5,
          accepted: 3,
          duplicate: 1,
          quarantined: 1,
          inFlight: 0,
          missing: 0,
        },
      ],
      totals: { produced: 5, accepted: 3, duplicate: 1, quarantined: 1, inFlight: 0 },
      redelivered: 2,
      unattributed: 0,
    },
  },
};

function answerOf(method: string, path: string, body: string): { status: number; json: unknown } {
  if (path === '/graphql') {
    const { query } = bodySchema.parse(JSON.parse(body));
    return { status: 200, json: { data: ANSWERS[/^query (\w+)/.exec(query)?.[1] ?? ''] } };
  }
  if (path === '/trpc/profile.get') return { status: 200, json: { result: { data: profile } } };
  if (path === '/trpc/pilots.list') return { status: 200, json: { result: { data: [pilot] } } };
  if (path === '/trpc/pilots.show') return { status: 200, json: { result: { data: pilot } } };
  if (path === '/datasets') {
    const dataSet = {
      id: 'plan_timeliness',
      title: 'Timeliness',
      description: 'Plans.',
      dataset: 'timeliness_20_week',
    };
    return { status: 200, json: { dataSets: [dataSet] } };
  }
  return { status: 404, json: { detail: `This data set held no rows (${method}).` } };
}

export async function startFakeServices(): Promise<FakeServices> {
  const tokens: string[] = [];
  const server: Server = createServer(async (request, response) => {
    tokens.push(request.headers.authorization ?? '');
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const { status, json } = answerOf(request.method ?? '', request.url?.split('?')[0] ?? '', body);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const stop = (): Promise<void> =>
    new Promise((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}`, tokens, stop };
}
