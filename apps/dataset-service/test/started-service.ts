import type { Role } from '@rep/domain';
import { createSigningKey, createTokenIssuer, publicKeysOf } from '@rep/identity';
import { createCallerVerifier, createHttpServer, createLogger, type HttpServer } from '@rep/service-kit';
import { createServiceToken } from '@rep/service-kit/service-token';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { createDataSetBuilder } from '../src/data-sets/build-data-set.ts';
import { dataSetRoutes } from '../src/data-sets/data-set.routes.ts';
import { keepRecent } from '../src/data-sets/keep-recent.ts';
import { createEvidenceClient } from '../src/evidence/evidence-client.ts';
import { readState } from '../src/evidence/read-state.ts';
import { type FakeEvidence, observation, startFakeEvidence } from './fake-evidence.ts';

export const DATA = '/datasets/plan_timeliness/data.csv';

const lewisham = { areaCode: 'E09000023', areaName: 'Lewisham' };
const symbol = [{ measure: 'pc_plans_issued_20_weeks_ex', value: 'x' as const }];
const ROWS = [
  observation({}),
  observation({ areaCode: 'E92000001', areaName: 'England', level: 'National' }),
  observation({ areaCode: 'E12000007', areaName: 'London', level: 'Regional' }),
  observation({ ...lewisham, recordedAt: '2025-09-01T10:00:00.123456Z', values: symbol }),
  observation({ areaCode: 'E10000002', areaName: 'Buckinghamshire' }),
];

function serve(evidenceUrl: string, publicKeys: ReturnType<typeof publicKeysOf>): HttpServer {
  const logger = createLogger('dataset', 'silent');
  const account = { account: 'dataset-service', password: 'secret' };
  const client = createEvidenceClient(evidenceUrl, createServiceToken(evidenceUrl, account, 'evidence'));
  const build = keepRecent(createDataSetBuilder(client, logger), () => readState(client));
  const verify = createCallerVerifier(publicKeys, 'dataset');
  const http = createHttpServer({ name: 'dataset', port: 0, logger, readiness: () => [] });
  http.register((app) => dataSetRoutes(app, { verify, build, now: () => new Date('2026-06-01') }));
  return http;
}

/** The service for the tests of the file that calls this; before each, evidence holds five rows and works. */
export function startService() {
  const key = createSigningKey();
  const tokens = createTokenIssuer(key);
  let running: { readonly evidence: FakeEvidence; readonly http: HttpServer } | undefined;
  const started = () => {
    if (running) return running;
    throw new Error('the service was not started');
  };
  beforeAll(async () => {
    const evidence = await startFakeEvidence();
    running = { evidence, http: serve(evidence.url, publicKeysOf(key)) };
    await running.http.start();
  });
  afterAll(async () => {
    await running?.http.stop();
    await running?.evidence.stop();
  });
  beforeEach(() => {
    const { evidence } = started();
    evidence.awayFor = undefined;
    evidence.accepted += 100;
    evidence.inFlight = 0;
    evidence.asked.length = 0;
    evidence.rows.splice(0, evidence.rows.length, ...ROWS);
  });
  const ask = async (
    path: string,
    role: Role = 'researcher',
    audience: 'dataset' | 'evidence' = 'dataset',
  ) => {
    const identity = { account: role, name: role, role, repId: null, laCode: null };
    const { token } = await tokens.issue(identity, audience);
    return fetch(`${started().http.url()}${path}`, { headers: { authorization: `Bearer ${token}` } });
  };
  return {
    evidence: () => started().evidence,
    url: () => started().http.url(),
    ask,
    textOf: async (path: string): Promise<string> => (await ask(path)).text(),
  };
}
