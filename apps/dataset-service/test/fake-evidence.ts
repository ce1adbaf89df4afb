import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Areas } from '../src/evidence/read-areas.ts';
import type { ObservationRow } from '../src/evidence/read-observations.ts';

/**
 * The portal's /token and evidence's GraphQL as their interfaces promise them, in two pages, with versions by recorded
 * time. The whole system is tested by the browser suite.
 */
export type FakeEvidence = {
  readonly url: string;
  readonly rows: ObservationRow[];
  readonly asked: { query: string; variables: Record<string, unknown> }[];
  /** Operations that begin with this are answered with an error. */
  awayFor: string | undefined;
  /** Events that the store holds besides one for each row. */
  accepted: number;
  /** Events that are known to have been produced and have not come. */
  inFlight: number;
  stop(): Promise<void>;
};

const authority = (code: string, oldCode: string, name: string) => ({
  code,
  name,
  oldCode,
  region: { code: 'E12000007', name: 'London' },
  codes: [{ code, oldCode }],
});

const areas: Areas = {
  partnerships: [
    {
      id: 'london',
      name: 'London',
      region: { code: 'E12000007', name: 'London' },
      members: [{ authority: { code: 'E09000007' } }],
    },
  ],
  regions: [{ code: 'E12000007', name: 'London' }],
  authorities: [
    authority('E09000007', '202', 'Camden'),
    authority('E09000023', '209', 'Lewisham'),
    {
      code: 'E06000060',
      name: 'Buckinghamshire',
      oldCode: '825',
      region: { code: 'E12000008', name: 'South East' },
      codes: [
        { code: 'E06000060', oldCode: '825' },
        { code: 'E10000002', oldCode: '825' },
      ],
    },
  ],
};

export const observation = (change: Partial<ObservationRow>): ObservationRow => ({
  areaCode: 'E09000007',
  areaName: 'Camden',
  level: 'Local authority',
  period: { timePeriod: '2024', timeIdentifier: 'Calendar year' },
  breakdown: { topic: 'All EHC plans issued', breakdown: 'All EHC plans issued' },
  values: [{ measure: 'pc_plans_issued_20_weeks_ex', value: 96.6 }],
  release: { name: 'ehc-plans-2025', version: '1' },
  recordedAt: '2025-06-26T08:30:00.000001Z',
  ...change,
});

type Variables = { filter: { areas?: string[] }; asOf: string | null; after: string | null };

function observationsOf(rows: readonly ObservationRow[], { filter, asOf, after }: Variables) {
  const known = rows
    .filter((row) => asOf === null || row.recordedAt <= asOf)
    .filter((row) => !filter.areas || filter.areas.includes(row.areaCode));
  const half = Math.ceil(known.length / 2);
  const page = after === null ? known.slice(0, half) : known.slice(half);
  return {
    edges: page.map((node) => ({ node })),
    pageInfo: { hasNextPage: after === null && known.length > half, endCursor: 'half' },
    asOf: { at: asOf ?? '2026-01-01T00:00:00Z', complete: true, mayChange: false, mayGrow: true },
  };
}

export async function startFakeEvidence(): Promise<FakeEvidence> {
  const fake: Omit<FakeEvidence, 'url' | 'stop'> = {
    rows: [],
    asked: [],
    awayFor: undefined,
    accepted: 0,
    inFlight: 0,
  };
  const answer = (path: string, body: string): unknown => {
    if (path === '/token')
      return { token: 'a-token', expiresAt: new Date(Date.now() + 300_000).toISOString() };
    const { query, variables } = JSON.parse(body) as { query: string; variables: Variables };
    fake.asked.push({ query, variables });
    if (fake.awayFor !== undefined && query.startsWith(fake.awayFor))
      return { errors: [{ message: 'no store' }] };
    const totals = { accepted: fake.accepted + fake.rows.length, inFlight: fake.inFlight };
    if (query.startsWith('query State')) return { data: { conservation: { totals } } };
    if (query.startsWith('query Areas')) return { data: areas };
    return { data: { observations: observationsOf(fake.rows, variables) } };
  };
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    response.end(JSON.stringify(answer(request.url ?? '', body)));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const stop = (): Promise<void> =>
    new Promise((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  return Object.assign(fake, { url: `http://127.0.0.1:${port}`, stop });
}
