import type { TestDatabase } from '@rep/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { authorizationOf, createRepDatabase, startService, type TestService } from './rep-system.ts';

let database: TestDatabase & { appUrl: string };
let service: TestService;
const BARNET = 'E09000003';

beforeAll(async () => {
  database = await createRepDatabase();
  service = await startService(database.appUrl);
});
afterAll(async () => {
  await service.stop();
  await database.drop();
});

const barnet = async () => service.client(await authorizationOf());
const scheme = { laCode: BARNET, from: '2026-01-01', to: null };

test('an authority without a scheme names its first approver, who names the drafters', async () => {
  const client = await barnet();
  expect(await client.delegation.show.query({ laCode: BARNET })).toBeNull();
  await client.delegation.appoint.mutate({ ...scheme, account: 'test', function: 'approver' });
  const held = await client.delegation.appoint.mutate({ ...scheme, account: 'ada', function: 'drafter' });
  expect(held).toMatchObject({ version: 2, step: 'appoint', by: { account: 'test', laCode: BARNET } });
  expect(held.content.appointments.map(({ account, function: as }) => [account, as])).toEqual([
    ['test', 'approver'],
    ['ada', 'drafter'],
  ]);
});

test('the events of a scheme count people and name none', async () => {
  const events = await database.query<{ text: string }>(
    "SELECT convert_from(body, 'UTF8') AS text FROM outbox.event WHERE key = 'E09000003'",
  );
  expect(events).toHaveLength(2);
  for (const { text } of events) expect(text).not.toMatch(/"ada"|"test"/);
});

test('another authority changes nothing, and the attempt is kept with its reasons', async () => {
  const camden = service.client(await authorizationOf({ role: 'member-authority', laCode: 'E09000007' }));
  const attempt = camden.delegation.appoint.mutate({ ...scheme, account: 'eve', function: 'approver' });
  await expect(attempt).rejects.toMatchObject({
    data: {
      code: 'PRECONDITION_FAILED',
      reason: 'step-refused',
      refusals: expect.arrayContaining([expect.objectContaining({ code: 'another-authority', gate: 'G12' })]),
    },
  });
  const audit = await database.query('SELECT kind, record_id, role, la_code FROM records.refusal');
  expect(audit).toEqual([
    { kind: 'delegation', record_id: BARNET, role: 'member-authority', la_code: 'E09000007' },
  ]);
});

test('who saves over a version that another changed is told what was changed', async () => {
  const client = await barnet();
  const late = client.delegation.appoint.mutate({
    ...{ ...scheme, account: 'grace', function: 'drafter' as const },
    expectedVersion: 1,
  });
  await expect(late).rejects.toMatchObject({
    data: { code: 'CONFLICT', conflict: { currentVersion: 2, differences: [{ path: 'appointments.1' }] } },
  });
});

test('evaluators do not read who works in an authority', async () => {
  const evaluator = service.client(await authorizationOf({ role: 'evaluator', repId: null, laCode: null }));
  await expect(evaluator.delegation.show.query({ laCode: BARNET })).rejects.toMatchObject({
    data: { code: 'FORBIDDEN' },
  });
});

test('every wrong field is told at once', async () => {
  const client = await barnet();
  const wrong = client.delegation.appoint.mutate({
    ...{ laCode: 'Barnet', account: '!', function: 'drafter' as const, from: 'today', to: null },
  });
  await expect(wrong).rejects.toMatchObject({
    data: { fields: [{ path: 'laCode' }, { path: 'account' }, { path: 'from' }] },
  });
});
