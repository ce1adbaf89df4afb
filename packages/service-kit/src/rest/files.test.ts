import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { SignInError } from '../caller.ts';
import { createHttpServer } from '../http-server.ts';
import { createLogger } from '../logger.ts';
import { procedureFor, restRoutes, router, trpcRoutes } from '../trpc.procedure.ts';
import { FileAnswer } from './file-answer.ts';
import { fileBytesSchema } from './receive-files.ts';

const logger = createLogger('test', 'silent');
const input = z.strictObject({ name: z.string(), bytes: fileBytesSchema });
const testRouter = router({
  files: router({
    keep: procedureFor('pilots.read')
      .meta({ file: 'in' })
      .input(input)
      .mutation(({ input: { name, bytes } }) => ({ name, text: Buffer.from(bytes).toString() })),
    fetch: procedureFor('pilots.read')
      .meta({ file: 'out' })
      .query(
        () => new FileAnswer({ name: 'Plán "1".pdf', type: 'application/pdf', bytes: Buffer.from('%PDF') }),
      ),
    other: procedureFor('pilots.read').mutation(() => 'done'),
  }),
});
const server = createHttpServer({ name: 'test', port: 0, logger, readiness: () => [], bodyLimit: 200 });
const MOST = 64;
const FILE = { authorization: 'Bearer dfe', 'content-type': 'application/octet-stream' };
const send = (body: string, headers: Record<string, string> = FILE, path = 'files/keep?name=a') =>
  fetch(`${server.url()}/api/${path}`, { method: 'POST', headers, body });

beforeAll(async () => {
  const verify = async (authorization: string | undefined) => {
    if (authorization !== 'Bearer dfe') throw new SignInError('Sign in first.');
    return { subject: 'dfe', name: 'DfE', role: 'dfe-policy', repId: null, laCode: null } as const;
  };
  const options = { router: testRouter, logger, context: { verify, owner: null } };
  server.register(trpcRoutes(options));
  server.register(restRoutes({ ...options, about: { title: 'F', description: 'F.' }, mostFileBytes: MOST }));
  await server.start();
});
afterAll(() => server.stop());

test('a file is the body as it is, with its fields in the address; in JSON it is base64', async () => {
  expect(await (await send('the bytes')).json()).toEqual({ name: 'a', text: 'the bytes' });
  const body = JSON.stringify({ name: 'a', bytes: Buffer.from('the bytes').toString('base64') });
  const asJson = await send(body, { ...FILE, 'content-type': 'application/json' });
  expect(await asJson.json()).toEqual({ name: 'a', text: 'the bytes' });
});

test('a field called as the file is does not take the file’s place', async () => {
  const answer = await send('the bytes', FILE, 'files/keep?name=a&bytes=AAAA');
  expect(await answer.json()).toEqual({ name: 'a', text: 'the bytes' });
});

test('a file above the limit is refused, said beforehand or not; one at the limit is taken', async () => {
  expect((await send('a'.repeat(MOST))).status).toBe(200);
  expect((await send('a'.repeat(MOST + 1))).status).toBe(413);
  const chunked = new Promise<number | undefined>((done, failed) => {
    const sending = request(`${server.url()}/api/files/keep?name=a`, { method: 'POST', headers: FILE });
    sending.on('response', ({ statusCode }) => done(statusCode)).on('error', failed);
    sending.write('a'.repeat(MOST));
    sending.end('a');
  });
  expect(await chunked).toBe(413);
});

test('the token is looked at before the file is read, and other procedures take no file', async () => {
  expect((await send('a'.repeat(MOST + 1), { ...FILE, authorization: 'no' })).status).toBe(401);
  expect((await send('a', FILE, 'files/other')).status).toBe(415);
});

test('more files at once than memory is kept for are asked to wait', async () => {
  const begun = Array.from({ length: 4 }, () => {
    const sending = request(`${server.url()}/api/files/keep?name=a`, { method: 'POST', headers: FILE });
    sending.on('error', () => undefined);
    sending.write('a');
    return sending;
  });
  await expect.poll(async () => (await send('a')).status).toBe(429);
  for (const sending of begun) sending.destroy();
  await expect.poll(async () => (await send('a')).status).toBe(200);
});

test('an answer that is a file leaves as its bytes, named in every script, and as nothing but a file', async () => {
  const answer = await fetch(`${server.url()}/api/files/fetch`, { headers: FILE });
  expect(await answer.text()).toBe('%PDF');
  const headers = Object.fromEntries(answer.headers);
  expect(headers).toMatchObject({
    'content-type': 'application/pdf',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'content-disposition': `attachment; filename="Pl_n _1_.pdf"; filename*=UTF-8''Pl%C3%A1n%20%221%22.pdf`,
  });
});

test('who calls by tRPC is given the file as base64', async () => {
  const answer = await fetch(`${server.url()}/trpc/files.fetch`, {
    headers: { authorization: 'Bearer dfe' },
  });
  expect(await answer.json()).toMatchObject({
    result: { data: { type: 'application/pdf', base64: 'JVBERg==' } },
  });
});

test('the document says where a file goes in and where one comes out', async () => {
  const text = await (await fetch(`${server.url()}/api/openapi.json`, { headers: FILE })).json();
  expect(text).toMatchObject({
    paths: {
      '/files/keep': {
        post: {
          parameters: [{ name: 'name', in: 'query' }],
          requestBody: { content: { 'application/octet-stream': {}, 'application/json': {} } },
        },
      },
      '/files/fetch': { get: { responses: { 200: { content: { 'application/octet-stream': {} } } } } },
    },
  });
});
