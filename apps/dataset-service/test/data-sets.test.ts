import { createHash } from 'node:crypto';
import type { Role } from '@rep/domain';
import { createSigningKey, createTokenIssuer, publicKeysOf } from '@rep/identity';
import { createCallerVerifier, createHttpServer, createLogger, type HttpServer } from '@rep/service-kit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDataSetBuilder } from '../src/data-sets/build-data-set.ts';
import { dataSetRoutes } from '../src/data-sets/data-set.routes.ts';
import { keepRecent } from '../src/data-sets/keep-recent.ts';
import { createEvidenceClient } from '../src/evidence/evidence-client.ts';
import { readState } from '../src/evidence/read-state.ts';
import { createServiceToken } from '../src/evidence/service-token.ts';
import { type FakeEvidence, observation, startFakeEvidence } from './fake-evidence.ts';

const key = createSigningKey();
const tokens = createTokenIssuer(key);
let evidence: FakeEvidence;
let http: HttpServer;

beforeAll(async () => {
  evidence = await startFakeEvidence();
  const logger = createLogger('dataset', 'silent');
  const token = createServiceToken(
    evidence.url,
    { account: 'dataset-service', password: 'secret' },
    'evidence',
  );
  const client = createEvidenceClient(evidence.url, token);
  const build = keepRecent(createDataSetBuilder(client, logger), () => readState(client));
  const verify = createCallerVerifier(publicKeysOf(key), 'dataset');
  http = createHttpServer({ name: 'dataset', port: 0, logger, readiness: () => [] });
  http.register((app) => dataSetRoutes(app, { verify, build, now: () => new Date('2026-06-01') }));
  await http.start();
});
afterAll(async () => {
  await http.stop();
  await evidence.stop();
});
beforeEach(() => {
  evidence.awayFor = undefined;
  evidence.accepted += 100;
  evidence.asked.length = 0;
  const lewisham = { areaCode: 'E09000023', areaName: 'Lewisham' };
  const values = [{ measure: 'pc_plans_issued_20_weeks_ex', value: 'x' as const }];
  evidence.rows.splice(0, evidence.rows.length);
  evidence.rows.push(
    observation({}),
    observation({ areaCode: 'E92000001', areaName: 'England', level: 'National' }),
    observation({ areaCode: 'E12000007', areaName: 'London', level: 'Regional' }),
    observation({ ...lewisham, recordedAt: '2025-09-01T10:00:00.123456Z', values }),
    observation({ areaCode: 'E10000002', areaName: 'Buckinghamshire' }),
  );
});

async function ask(path: string, role: Role = 'researcher', audience: 'dataset' | 'evidence' = 'dataset') {
  const identity = { account: role, name: role, role, repId: null, laCode: null };
  const { token } = await tokens.issue(identity, audience);
  return fetch(`${http.url()}${path}`, { headers: { authorization: `Bearer ${token}` } });
}
const textOf = async (path: string): Promise<string> => (await ask(path)).text();
const DATA = '/datasets/plan_timeliness/data.csv';

describe('who may download', () => {
  it('is refused without a token, with one for another service, and in another role', async () => {
    expect((await fetch(`${http.url()}${DATA}`)).status).toBe(401);
    expect((await ask(DATA, 'researcher', 'evidence')).status).toBe(401);
    expect((await ask(DATA, 'setting')).status).toBe(403);
    expect((await ask(DATA, 'evaluator')).status).toBe(200);
  });
});

describe('the data file', () => {
  it('has national, regional and authority rows; the partnership is a filter and never a level', async () => {
    const lines = (await textOf(DATA)).trim().split('\n');
    expect(lines.slice(1)).toEqual([
      '2024,Calendar year,National,E92000001,England,,,,,,Total,Total,Total,96.6',
      '2024,Calendar year,Regional,E92000001,England,E12000007,London,,,,Total,Total,Total,96.6',
      '2024,Calendar year,Local authority,E92000001,England,E12000007,London,E09000007,202,Camden,London,Total,Total,96.6',
      '2024,Calendar year,Local authority,E92000001,England,E12000007,London,E09000023,209,Lewisham,Not in a partnership,Total,Total,x',
      '2024,Calendar year,Local authority,E92000001,England,E12000008,South East,E10000002,825,Buckinghamshire,Not in a partnership,Total,Total,96.6',
    ]);
  });

  it('of one partnership holds its members, their region and England', async () => {
    const csv = await textOf(`${DATA}?partnership=london`);
    expect(csv.trim().split('\n')).toHaveLength(4);
    const answer = await ask(`${DATA}?partnership=london`);
    expect(answer.headers.get('content-disposition')).toBe(
      'attachment; filename="plan_timeliness_london.csv"',
    );
  });
});

describe('the same request', () => {
  it('gives the same bytes, and so does naming the time that the answer names', async () => {
    const first = await ask(DATA);
    const asOf = first.headers.get('rep-as-of') ?? '';
    expect(asOf).toBe('2025-09-01T10:00:00.123456Z');
    const bytes = await first.text();
    expect(await textOf(DATA)).toBe(bytes);
    for (const file of ['data.csv', 'data.meta.csv', 'manifest.json']) {
      const path = `/datasets/plan_timeliness/${file}`;
      expect(await textOf(`${path}?asOf=${encodeURIComponent(asOf)}`)).toBe(await textOf(path));
    }
  });

  it('is not changed by a release that arrives later, nor between two pages', async () => {
    const before = await textOf(`${DATA}?asOf=2025-07-01T00:00:00Z`);
    expect(before).not.toContain('Lewisham');
    evidence.rows.push(
      observation({
        period: { timePeriod: '2025', timeIdentifier: 'Calendar year' },
        recordedAt: '2025-12-01T00:00:00Z',
      }),
    );
    expect(await textOf(`${DATA}?asOf=2025-07-01T00:00:00Z`)).toBe(before);
    evidence.asked.length = 0;
    await textOf(DATA);
    const pages = evidence.asked.filter(({ query }) => query.startsWith('query Rows'));
    expect(pages.map(({ variables }) => variables['asOf'])).toEqual([null, '2026-01-01T00:00:00Z']);
  });
});

describe('a data set that was built', () => {
  const builds = (): number =>
    evidence.asked.filter(
      ({ query, variables }) => query.startsWith('query Rows') && variables['after'] === null,
    ).length;

  it('is built once for all its files, also when they are asked for at the same time', async () => {
    const files = ['data.csv', 'data.meta.csv', 'manifest.json'];
    await Promise.all(files.map((file) => textOf(`/datasets/plan_timeliness/${file}`)));
    await textOf(DATA);
    expect(builds()).toBe(1);
  });

  it('is built again once evidence has accepted anything more', async () => {
    const before = await textOf(DATA);
    evidence.rows.push(observation({ period: { timePeriod: '2025', timeIdentifier: 'Calendar year' } }));
    expect(await textOf(DATA)).not.toBe(before);
  });

  it('that failed is not kept', async () => {
    evidence.awayFor = 'query Rows';
    expect((await ask(DATA)).status).toBe(503);
    evidence.awayFor = undefined;
    expect((await ask(DATA)).status).toBe(200);
  });
});

describe('the manifest', () => {
  it('has the sums, bytes and rows of the files, the release and its versions, and no time but asOf', async () => {
    const manifest = JSON.parse(await textOf('/datasets/plan_timeliness/manifest.json'));
    const data = await textOf(DATA);
    const sha256 = createHash('sha256').update(data).digest('hex');
    expect(manifest.files[0]).toEqual({
      name: 'plan_timeliness.csv',
      rows: 5,
      bytes: Buffer.byteLength(data),
      sha256,
    });
    expect(manifest.sources).toEqual([{ release: 'ehc-plans-2025', version: '1', rows: 5 }]);
    expect(manifest.asOf).toBe('2025-09-01T10:00:00.123456Z');
    expect(JSON.stringify(manifest).match(/\d{4}-\d{2}-\d{2}T/g)).toHaveLength(1);
  });
});

describe('what cannot be answered', () => {
  const detailOf = async (path: string) => {
    const answer = await ask(path);
    const { detail } = (await answer.json()) as { detail: string };
    return [answer.status, detail];
  };

  it('is told in a sentence what to do', async () => {
    expect(await detailOf('/datasets/nothing/data.csv')).toEqual([
      404,
      'Choose one of the data sets that GET /datasets lists.',
    ]);
    expect(await detailOf(`${DATA}?asOf=yesterday`)).toEqual([
      400,
      expect.stringContaining('2025-06-26T08:30:00Z'),
    ]);
    expect(await detailOf(`${DATA}?asOf=2030-01-01T00:00:00Z`)).toEqual([
      400,
      expect.stringContaining('not in the future'),
    ]);
    expect(await detailOf(`${DATA}?partnership=atlantis`)).toEqual([
      400,
      expect.stringContaining('"partnership"'),
    ]);
    expect(await detailOf(`${DATA}?as_of=x`)).toEqual([400, expect.any(String)]);
    expect(await detailOf(`${DATA}?asOf=2020-01-01T00:00:00Z`)).toEqual([
      404,
      expect.stringContaining('no rows'),
    ]);
  });

  it('is 503 while evidence is away, and works again afterwards', async () => {
    evidence.awayFor = 'query';
    expect(await detailOf(DATA)).toEqual([
      503,
      'The evidence service does not answer: try again in a minute.',
    ]);
    evidence.awayFor = undefined;
    expect((await ask(DATA)).status).toBe(200);
  });

  it('is refused rather than published when the table breaks a rule of EES', async () => {
    evidence.rows.push(observation({ release: { name: 'another', version: '2' } }));
    expect(await detailOf(DATA)).toEqual([503, expect.stringContaining('does not pass its checks')]);
  });
});
