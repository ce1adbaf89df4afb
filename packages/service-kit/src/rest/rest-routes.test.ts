import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { SignInError } from '../caller.ts';
import { createHttpServer } from '../http-server.ts';
import { createLogger } from '../logger.ts';
import { procedureFor, restRoutes, router } from '../trpc.procedure.ts';

const logger = createLogger('test', 'silent');
const either = z.union([z.object({ id: z.string() }), z.object({ name: z.string() })]);
const reading = procedureFor('money.agree');
const testRouter = router({
  things: router({
    find: reading.input(either).query(({ input }) => input),
    forget: procedureFor('registry.read').mutation(() => undefined),
    break: reading.query((): string => {
      throw new Error('secret of the database');
    }),
    count: reading.meta({ summary: 'Count the things', description: 'All of them.' }).query(() => 0),
    deep: router({ watch: reading.subscription(async function* () {}), look: reading.query(() => 'seen') }),
  }),
});
const server = createHttpServer({ name: 'test', port: 0, logger, readiness: () => [] });
const call = (address: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${server.url()}/api/${address}`, { headers: { authorization: 'Bearer dfe' }, ...init });
const answerOf = async (address: string, init?: RequestInit) => {
  const response = await call(address, init);
  return { status: response.status, text: await response.text() };
};

beforeAll(async () => {
  const verify = async (authorization: string | undefined) => {
    if (authorization !== 'Bearer dfe') throw new SignInError('Sign in first.');
    return { subject: 'dfe', name: 'DfE', role: 'dfe-policy', repId: null, laCode: null } as const;
  };
  const about = { title: 'Things', description: 'All things.' };
  server.register(restRoutes({ router: testRouter, logger, context: { verify, owner: null }, about }));
  await server.start();
});
afterAll(() => server.stop());

test('routers within routers are folders of the address', async () => {
  expect(await answerOf('things/deep/look')).toEqual({ status: 200, text: '"seen"' });
});

test('a change without input needs no body, and no answer is null', async () => {
  expect(await answerOf('things/forget', { method: 'POST' })).toEqual({ status: 200, text: 'null' });
});

test('an input that is no object is JSON in one parameter; what is no JSON is told so', async () => {
  const address = (input: string) => `things/find?input=${encodeURIComponent(input)}`;
  expect(await answerOf(address('{"name":"a"}'))).toEqual({ status: 200, text: '{"name":"a"}' });
  const { status, text } = await answerOf(address('{'));
  expect(status).toBe(400);
  expect(JSON.parse(text)).toMatchObject({
    code: 'PARSE_ERROR',
    detail: 'Send the input as JSON: it could not be read.',
  });
});

test('the token is looked at before the input is read', async () => {
  expect((await call('things/find?input={', { headers: {} })).status).toBe(401);
});

test('a bug says nothing of itself', async () => {
  const { status, text } = await answerOf('things/break');
  expect({ status, problem: JSON.parse(text) }).toMatchObject({
    status: 500,
    problem: { code: 'INTERNAL_SERVER_ERROR', reason: null },
  });
  expect(text).not.toContain('secret');
});

test('the document is for who signed in, as everything here', async () => {
  expect((await call('openapi.json', { headers: {} })).status).toBe(401);
});

test('the document takes titles from the procedures and roles from the rule, and leaves out subscriptions', async () => {
  const response = await call('openapi.json');
  const { paths } = z.object({ paths: z.record(z.string(), z.unknown()) }).parse(await response.json());
  expect(Object.keys(paths)).toEqual(
    ['break', 'count', 'deep/look', 'find', 'forget'].map((name) => `/things/${name}`),
  );
  expect(paths['/things/count']).toMatchObject({
    get: {
      summary: 'Count the things',
      description: 'All of them. Roles that may call it: lead-authority, dfe-policy.',
    },
  });
});
