import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { SignInError } from './caller.ts';
import { HttpProblem } from './errors.ts';
import { createHttpServer, type HttpServer } from './http-server.ts';
import { createLogger } from './logger.ts';

const reasons: string[] = [];
const started: HttpServer[] = [];
const problemSchema = z.object({
  status: z.number(),
  title: z.string(),
  detail: z.string(),
  instance: z.string(),
});

afterEach(async () => {
  reasons.length = 0;
  for (const server of started.splice(0)) await server.stop();
});

async function serve(routes: Parameters<HttpServer['register']>[0] = () => undefined): Promise<string> {
  const logger = createLogger('test', 'silent');
  const server = createHttpServer({ name: 'test', port: 0, logger, readiness: () => reasons });
  server.register(routes);
  await server.start();
  started.push(server);
  return server.url();
}

const problemOf = async (response: Response): Promise<z.infer<typeof problemSchema>> => {
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  return problemSchema.parse(await response.json());
};

test('it listens on 127.0.0.1 only and is alive', async () => {
  const url = await serve();
  expect(new URL(url).hostname).toBe('127.0.0.1');
  expect((await fetch(`${url}/health/live`)).status).toBe(200);
});

test('readiness is 503 with every reason until there is none', async () => {
  const url = await serve();
  reasons.push('waiting for the registry', 'the database does not answer');
  const waiting = await fetch(`${url}/health/ready`);
  expect(waiting.status).toBe(503);
  expect(await waiting.json()).toEqual({ ready: false, reasons: [...reasons] });
  reasons.length = 0;
  const ready = await fetch(`${url}/health/ready`);
  expect(ready.status).toBe(200);
  expect(await ready.json()).toEqual({ ready: true, reasons: [] });
});

test('an address that is not there is a problem with the request id', async () => {
  const response = await fetch(`${await serve()}/nothing`);
  const problem = await problemOf(response);
  expect(problem.status).toBe(404);
  expect(problem.instance).toBe(`urn:uuid:${response.headers.get('x-request-id')}`);
});

test.each(['/%', '/%FF?a=%', '/%E0%A4%A/x'])('so is %s, which cannot be decoded', async (path) => {
  const response = await fetch((await serve()) + path);
  expect((await problemOf(response)).status).toBe(404);
  expect(response.headers.get('x-request-id')).not.toBeNull();
});

test('an address that can be decoded is left as it is', async () => {
  const url = await serve((app) => {
    app.get<{ Params: { id: string } }>('/things/:id', async ({ params, query }) => ({ ...params, query }));
  });
  expect(await (await fetch(`${url}/things/a%20b%25?c=d%3F%26`)).json()).toEqual({
    id: 'a b%',
    query: { c: 'd?&' },
  });
});

test('a body of 10 MB is refused with 413 and the server goes on', async () => {
  const url = await serve((app) => void app.post('/take', async () => 'taken'));
  const body = JSON.stringify({ text: 'a'.repeat(10 * 1024 * 1024) });
  const headers = { 'content-type': 'application/json' };
  const refused = await fetch(`${url}/take`, { method: 'POST', body, headers });
  expect((await problemOf(refused)).detail).toMatch(/^Send less at once/);
  expect((await fetch(`${url}/take`, { method: 'POST', body: '{}', headers })).status).toBe(200);
});

test('malformed JSON is refused with 400', async () => {
  const url = await serve((app) => void app.post('/take', async () => 'taken'));
  const headers = { 'content-type': 'application/json' };
  const refused = await fetch(`${url}/take`, { method: 'POST', body: '{"a":', headers });
  expect((await problemOf(refused)).status).toBe(400);
});

test('refusals keep their sentence, bugs do not leak theirs', async () => {
  const url = await serve((app) => {
    app.get('/sign-in', async () => Promise.reject(new SignInError('Sign in first.')));
    app.get('/limit', async () => Promise.reject(new HttpProblem(429, 'Wait and try again.')));
    app.get('/bug', async () => Promise.reject(new Error('secret of the database')));
  });
  const signIn = await fetch(`${url}/sign-in`);
  expect(signIn.headers.get('www-authenticate')).toBe('Bearer');
  expect(await problemOf(signIn)).toMatchObject({ status: 401, detail: 'Sign in first.' });
  expect(await problemOf(await fetch(`${url}/limit`))).toMatchObject({
    status: 429,
    detail: 'Wait and try again.',
  });
  const bug = await problemOf(await fetch(`${url}/bug`));
  expect(bug.status).toBe(500);
  expect(JSON.stringify(bug)).not.toContain('secret');
});
