import { createSigningKey, createTokenIssuer } from '@rep/identity';
import type { TestDatabase } from '@rep/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { authorizationOf, createRepDatabase, startService, type TestService } from './rep-system.ts';

let database: TestDatabase & { appUrl: string };
let service: TestService;
beforeAll(async () => {
  database = await createRepDatabase();
  service = await startService(database.appUrl);
});
afterAll(async () => {
  await service.stop();
  await database.drop();
});

const draft = { title: 'A pilot', strand: 'mediation' };
const row = {
  area: { geographic_level: 'Regional', region_code: 'E12000007', region_name: 'London' },
  period: { time_period: '2024', time_identifier: 'Calendar year' },
  breakdown: { topic: 'All', breakdown: 'All' },
  measures: { one: 1 },
} as const;
const observations = { release: { name: 'r', version: '1' }, dataset: 'file', rows: [row] };

const unread = { line: 2, reason: 'invalid-cell', detail: 'it is neither', text: 'n/a' };
const refused = { ...observations, rows: [unread] };

/** Every procedure of the service, called with this authorization. */
function everyCall(authorization: string | undefined): Record<string, Promise<unknown>> {
  const client = service.client(authorization);
  return {
    'profile.get': client.profile.get.query(),
    'pilots.draft': client.pilots.draft.mutate(draft),
    'pilots.list': client.pilots.list.query(),
    'pilots.show': client.pilots.show.query({ pilotId: crypto.randomUUID() }),
    'observations.record': client.observations.record.mutate(observations),
    'observations.recordRefused': client.observations.recordRefused.mutate(refused),
  };
}
async function refusals(authorization: string | undefined): Promise<unknown[]> {
  const settled = await Promise.allSettled(Object.values(everyCall(authorization)));
  return settled.map((call) => (call.status === 'rejected' ? call.reason?.data?.code : 'let in'));
}
const ALL_REFUSED = (code: string): string[] => Array.from({ length: 6 }, () => code);

test('nothing answers without a token', async () => {
  expect(await refusals(undefined)).toEqual(ALL_REFUSED('UNAUTHORIZED'));
  expect(await refusals('Bearer nonsense')).toEqual(ALL_REFUSED('UNAUTHORIZED'));
});

test('a token for another partnership’s service is refused at every procedure', async () => {
  expect(await refusals(await authorizationOf({}, 'rep-north-east'))).toEqual(ALL_REFUSED('UNAUTHORIZED'));
});

test('somebody of another partnership is refused at every procedure, even with a token for this one', async () => {
  const stranger = { repId: 'north-east', laCode: 'E06000001' } as const;
  expect(await refusals(await authorizationOf(stranger))).toEqual(ALL_REFUSED('FORBIDDEN'));
  expect(await refusals(await authorizationOf({ ...stranger, role: 'operator' }))).toEqual(
    ALL_REFUSED('FORBIDDEN'),
  );
});

test('a token that another key signed, or that has expired, is refused at every procedure', async () => {
  const lead = {
    account: 'a',
    name: 'A',
    role: 'lead-authority',
    repId: 'london',
    laCode: 'E09000003',
  } as const;
  const forged = await createTokenIssuer(createSigningKey()).issue(lead, 'rep-london');
  expect(await refusals(`Bearer ${forged.token}`)).toEqual(ALL_REFUSED('UNAUTHORIZED'));
  const expired = await authorizationOf({}, 'rep-london', Date.now() - 10 * 60_000);
  expect(await refusals(expired)).toEqual(ALL_REFUSED('UNAUTHORIZED'));
});

test('the operator records figures and reads nothing; a researcher reads and changes nothing', async () => {
  const operator = await refusals(await authorizationOf({ role: 'operator', repId: null, laCode: null }));
  expect(operator).toEqual([
    'FORBIDDEN',
    'FORBIDDEN',
    'FORBIDDEN',
    'FORBIDDEN',
    'PRECONDITION_FAILED',
    'PRECONDITION_FAILED',
  ]);
  const researcher = await refusals(await authorizationOf({ role: 'researcher', repId: null, laCode: null }));
  expect(researcher).toEqual([
    'PRECONDITION_FAILED',
    'FORBIDDEN',
    'let in',
    'NOT_FOUND',
    'FORBIDDEN',
    'FORBIDDEN',
  ]);
});
