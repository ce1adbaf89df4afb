import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runRep } from './support/run-rep.ts';

type Answer = { readonly status: number; readonly body: unknown; readonly type?: string };
const REFUSAL = {
  ...{ gate: 'G1', code: 'no-plan', field: null, laCode: 'E09000003' },
  ...{ fact: 'The area has no inclusion plan.', whoCanSupply: 'the authority' },
};
const PROBLEM = {
  code: 'PRECONDITION_FAILED',
  detail: 'The area has no inclusion plan.',
  refusals: [REFUSAL],
};
const WRONG = {
  code: 'BAD_REQUEST',
  detail: 'Check title.',
  fields: [
    { path: 'title', message: 'Too long' },
    { path: '', message: 'Unknown key' },
  ],
};

/** What each address answers; a question is asked by GET alone. */
function answerTo(method: string, path: string, asked: object): Answer {
  if (path.endsWith('/token')) return { status: 200, body: { token: 't', expiresAt: '2999-01-01' } };
  if (path.endsWith('/pilots/show') && method === 'POST') return { status: 405, body: {} };
  if (path.endsWith('/goLive')) return { status: 412, body: PROBLEM };
  if (path.endsWith('/draft')) return { status: 400, body: WRONG };
  if (path.endsWith('/read')) return { status: 200, body: 'bytes', type: 'application/pdf' };
  if (path.endsWith('/broken')) return { status: 500, body: 'no problem' };
  return { status: 200, body: { method, path, asked } };
}

async function respond(request: IncomingMessage): Promise<Answer> {
  const { pathname, search } = new URL(request.url ?? '', 'http://localhost');
  const body = request.method === 'POST' ? await json(request) : {};
  const { authorization } = request.headers;
  return answerTo(request.method ?? '', pathname, { body, search, authorization });
}

const directory = mkdtempSync(join(tmpdir(), 'rep-call-'));
const server = createServer((request, response) => {
  void respond(request).then(({ status, body, type = 'application/json' }) =>
    response.writeHead(status, { 'content-type': type }).end(JSON.stringify(body)),
  );
});
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const processes = ['portal', 'national', 'rep-london'].map((name) => ({ name, url: `${url}/${name}` }));
  const accounts = ['rep-command', 'barnet-drafter'].map((account) => ({ account, password: 'p' }));
  writeFileSync(join(directory, 'endpoints.json'), JSON.stringify({ processes }));
  writeFileSync(join(directory, 'accounts.json'), JSON.stringify(accounts));
  writeFileSync(join(directory, 'body.json'), '{ "pilotId": "p" }');
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(directory, { recursive: true });
});

const call = (partnership: string, procedure: string, ...more: string[]) =>
  runRep(directory, 'call', partnership, procedure, '--as', 'barnet-drafter', ...more);

test('a change is posted in the name of the account, with the input of a file or as written', async () => {
  const fromFile = await call('london', 'pilots.consult', '--body', join(directory, 'body.json'));
  expect(fromFile.code).toBe(0);
  expect(JSON.parse(fromFile.output)).toEqual({
    ...{ method: 'POST', path: '/rep-london/api/pilots/consult' },
    asked: { body: { pilotId: 'p' }, search: '', authorization: 'Bearer t' },
  });
  const written = await call('national', 'halts.lift', '--body', '{ "strand": "mediation" }');
  expect(JSON.parse(written.output)).toMatchObject({
    ...{ path: '/national/api/halts/lift', asked: { body: { strand: 'mediation' } } },
  });
});

test('a question is asked in the address: text as it is, lists by repeating the name, else JSON', async () => {
  const body = JSON.stringify({ id: 'a b', areas: ['x', 'y'], first: 2, sort: { by: 'at' }, after: null });
  const { output } = await call('london', 'pilots.show', '--body', body);
  const search = '?id=a+b&areas=x&areas=y&first=2&sort=%7B%22by%22%3A%22at%22%7D&after=null';
  expect(JSON.parse(output)).toMatchObject({ method: 'GET', asked: { search, authorization: 'Bearer t' } });
});

test('a refusal says code, sentence, gate, area, fact and who can supply it, and ends with 1', async () => {
  expect(await call('london', 'pilots.goLive')).toEqual({
    ...{ code: 1, output: '' },
    errors:
      'PRECONDITION_FAILED: The area has no inclusion plan.\n' +
      '  G1 no-plan E09000003: The area has no inclusion plan. Who can supply it: the authority.\n',
  });
  expect((await call('london', 'pilots.draft')).errors).toBe(
    'BAD_REQUEST: Check title.\n  title: Too long\n  the input: Unknown key\n',
  );
});

test.each([
  ['a partnership that is none', ['nowhere', 'pilots.list'], '"nowhere" is no partnership: write '],
  ['a body that is no object', ['london', 'pilots.draft', '--body', '{]'], '--body cannot be read ('],
  ['a file that is not there', ['london', 'pilots.draft', '--body', 'none.json'], '--body cannot be read ('],
  ['an answer that is a file', ['london', 'documents.read'], 'documents.read answers with a file: '],
  ['a service that says nothing', ['london', 'pilots.broken'], 'The service answered HTTP 500 and did not'],
  [
    'an account that is not there',
    ['london', 'pilots.list', '--as', 'nobody'],
    'There is no account "nobody"',
  ],
] as const)('%s is told in one sentence', async (_, [partnership, procedure, ...more], sentence) => {
  const { code, errors } = await call(partnership, procedure, ...more);
  expect(code).toBe(1);
  expect(errors).toContain(sentence);
  expect(errors.trim().split('\n')).toHaveLength(1);
});
