import type { TestDatabase } from '@rep/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answer, plainHttp } from './plain-http.ts';
import {
  authorizationOf,
  createRepDatabase,
  type Someone,
  startService,
  type TestService,
} from './rep-system.ts';

let database: TestDatabase & { appUrl: string };
let service: TestService;
let send: ReturnType<typeof plainHttp>;
const SHOW = 'delegation/show?laCode=E09000003';
const scheme = { laCode: 'E09000003', from: '2026-01-01', to: null };
const PROBLEM = 'application/problem+json';

beforeAll(async () => {
  database = await createRepDatabase();
  service = await startService(database.appUrl);
  send = plainHttp(service);
});
afterAll(async () => {
  await service.stop();
  await database.drop();
});

const appoint = (body: object, who: Someone = {}): Promise<Answer> =>
  send('delegation/appoint', { method: 'POST', body: { ...scheme, ...body }, who });

test('a supplier reads, changes and reads again what it changed', async () => {
  expect(await send('pilots/list')).toMatchObject({ status: 200, answer: [] });
  expect(await send(SHOW)).toMatchObject({ status: 200, type: 'application/json', answer: null });
  const first = await appoint({ account: 'test', function: 'approver' });
  expect(first).toMatchObject({ status: 200, answer: { version: 1 } });
  const { answer } = await send(SHOW);
  expect(answer).toMatchObject({ version: 1, content: { appointments: [{ account: 'test' }] } });
});

test('what tRPC answers, the door answers too', async () => {
  const client = service.client(await authorizationOf());
  const { answer } = await send(SHOW);
  expect(answer).toEqual(await client.delegation.show.query({ laCode: 'E09000003' }));
});

test('a refused step names every reason, the gate and who can help', async () => {
  const camden: Someone = { role: 'member-authority', laCode: 'E09000007' };
  const { status, type, answer } = await appoint({ account: 'eve', function: 'approver' }, camden);
  expect({ status, type }).toEqual({ status: 412, type: PROBLEM });
  expect(answer).toMatchObject({
    type: 'about:blank',
    status: 412,
    code: 'PRECONDITION_FAILED',
    reason: 'step-refused',
    fields: [],
    refusals: expect.arrayContaining([expect.objectContaining({ code: 'another-authority', gate: 'G12' })]),
    conflict: null,
  });
});

test('who saves over another version is told what was changed', async () => {
  await appoint({ account: 'ada', function: 'drafter' });
  const late = await appoint({ account: 'grace', function: 'drafter', expectedVersion: 1 });
  expect(late).toMatchObject({ status: 409, type: PROBLEM, answer: { code: 'CONFLICT' } });
  expect(late.answer).toMatchObject({
    conflict: { currentVersion: 2, differences: [{ path: 'appointments.1' }] },
  });
});

test('a change is told every wrong field at once', async () => {
  const { status, type, answer } = await appoint({
    laCode: 'Barnet',
    account: '!',
    from: 'today',
    function: 'drafter',
  });
  expect({ status, type }).toEqual({ status: 400, type: PROBLEM });
  expect(answer).toMatchObject({ fields: [{ path: 'laCode' }, { path: 'account' }, { path: 'from' }] });
});

test('a query is told its wrong field', async () => {
  const { status, answer } = await send('delegation/show?laCode=Barnet');
  expect(status).toBe(400);
  expect(answer).toMatchObject({ code: 'BAD_REQUEST', fields: [{ path: 'laCode' }] });
});
