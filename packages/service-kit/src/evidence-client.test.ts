import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { createEvidenceClient, type EvidenceClient, EvidenceError } from './evidence-client.ts';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function clientOf(listener: RequestListener): Promise<EvidenceClient> {
  server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return createEvidenceClient({
    url: `http://127.0.0.1:${port}`,
    headers: async () => ({ authorization: 'Bearer token' }),
    deadlineMs: 500,
    maxBytes: 1_000,
  });
}
const answering = (status: number, body: string) =>
  clientOf((_request, response) => response.writeHead(status).end(body));

const request = { query: '{ count }' };
const schema = z.object({ count: z.number() });
const failureOf = (client: EvidenceClient): Promise<unknown> =>
  client.ask(schema, request).catch((error: unknown) => error);

test('a query is posted with the headers of its caller, and its data are parsed', async () => {
  const heard: (string | undefined)[] = [];
  const client = await clientOf((incoming, response) => {
    heard.push(incoming.method, incoming.url, incoming.headers.authorization);
    response.end(JSON.stringify({ data: { count: 3 } }));
  });
  expect(await client.ask(schema, request)).toEqual({ count: 3 });
  expect(heard).toEqual(['POST', '/graphql', 'Bearer token']);
});

test('an answer with errors can be had whole, but is no result', async () => {
  const body = { data: null, errors: [{ message: 'Name a measure.' }] };
  const client = await answering(200, JSON.stringify(body));
  expect(await client.answer(request)).toEqual(body);
  expect(await failureOf(client)).toMatchObject({ code: 'query-refused', message: 'Name a measure.' });
});

test.each([
  ['a caller without the right', 403, '{"title":"Forbidden"}', 'not-permitted'],
  ['a page of somebody else', 502, '<html>', 'not-graphql'],
  ['a problem', 503, '{"title":"Away"}', 'not-graphql'],
  ['data of another shape', 200, '{"data":{"count":"3"}}', 'unexpected-data'],
  ['more than its limit', 200, `{"data":{"text":"${'x'.repeat(1_000)}"}}`, 'answer-too-large'],
])('%s is told apart by its code', async (_what, status, body, code) => {
  const failure = await failureOf(await answering(status, body));
  expect(failure).toBeInstanceOf(EvidenceError);
  expect(failure).toMatchObject({ code });
});

test('who begins an answer and does not end it in time gives none', async () => {
  const client = await clientOf((_request, response) => response.write('{"data":'));
  expect(await failureOf(client)).toMatchObject({ code: 'no-answer', cause: { name: 'TimeoutError' } });
});

test('nobody at the address gives no answer', async () => {
  const client = await answering(200, '');
  server?.close();
  expect(await failureOf(client)).toMatchObject({ code: 'no-answer' });
});
