import { RECORDING_BODY_LIMIT } from '@rep/outbox';
import type { TestDatabase } from '@rep/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plainHttp } from './plain-http.ts';
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

beforeAll(async () => {
  database = await createRepDatabase();
  service = await startService(database.appUrl);
  send = plainHttp(service);
});
afterAll(async () => {
  await service.stop();
  await database.drop();
});

test('nobody comes in without a token, and the input is not looked at', async () => {
  const nobody = await send('delegation/appoint', { method: 'POST', body: { laCode: 1 }, who: null });
  expect(nobody).toMatchObject({ status: 401, answer: { code: 'UNAUTHORIZED', fields: [] } });
  expect(nobody.headers.get('www-authenticate')).toBe('Bearer');
});

test('somebody of another partnership is not let into this one', async () => {
  const north: Someone = { role: 'lead-authority', repId: 'north-east', laCode: 'E06000047' };
  const refused = await send('pilots/list', { who: north });
  expect(refused).toMatchObject({ status: 403, answer: { code: 'FORBIDDEN', reason: 'other-partnership' } });
});

test('a token that was made for another partnership is not valid here', async () => {
  const headers = { authorization: await authorizationOf({}, 'rep-north-east') };
  expect((await fetch(`${service.url}/api/pilots/list`, { headers })).status).toBe(401);
});

test('a role that may not do it is refused', async () => {
  const evaluator: Someone = { role: 'evaluator', repId: null, laCode: null };
  const refused = await send('delegation/show?laCode=E09000003', { who: evaluator });
  expect(refused).toMatchObject({ status: 403, answer: { reason: 'role-not-permitted' } });
});

const APPOINT = 'delegation/appoint';
const REVIEW = 'inclusionPlans/review';
const tooLarge = ' '.repeat(RECORDING_BODY_LIMIT + 1);
test.each([
  ['what is not there', 'pilots/nothing', {}, 404, 'NOT_FOUND'],
  ['what every object has', 'pilots/constructor', {}, 404, 'NOT_FOUND'],
  ['a change asked by GET', APPOINT, {}, 405, 'METHOD_NOT_SUPPORTED'],
  ['a query sent by POST', 'pilots/list', { method: 'POST', body: {} }, 405, 'METHOD_NOT_SUPPORTED'],
  ['another method, whatever it carries', APPOINT, { method: 'PUT', text: '{' }, 405, 'METHOD_NOT_SUPPORTED'],
  ['broken JSON', APPOINT, { method: 'POST', text: '{"a":' }, 400, 'BAD_REQUEST'],
  ['too large a body', APPOINT, { method: 'POST', text: tooLarge }, 413, 'PAYLOAD_TOO_LARGE'],
  ['a character that no id has', 'inclusionPlans/show?planId=a%00b', {}, 400, 'BAD_REQUEST'],
  ['the same in a change', REVIEW, { method: 'POST', body: { planId: 'a\u0000b' } }, 400, 'BAD_REQUEST'],
  ['text', APPOINT, { method: 'POST', text: 'a', type: 'text/plain' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
] as const)('%s is a problem with a code and a sentence', async (_what, address, sent, status, code) => {
  const refused = await send(address, sent);
  expect(refused).toMatchObject({ status, type: 'application/problem+json', answer: { status, code } });
  expect(refused.answer).toMatchObject({ detail: expect.stringMatching(/^[A-Z].*\.$/) });
});

test('a wrong method is told the right one', async () => {
  expect((await send(APPOINT)).headers.get('allow')).toBe('POST');
  expect((await send('pilots/list', { method: 'DELETE' })).headers.get('allow')).toBe('GET');
});
