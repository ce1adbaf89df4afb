import { Writable } from 'node:stream';
import { createLogger } from '@rep/service-kit';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createGraphqlHarness } from './graphql-harness.ts';

const lines: string[] = [];
const sink = new Writable({ write: (chunk, _encoding, done) => done(void lines.push(String(chunk))) });
let harness: Awaited<ReturnType<typeof createGraphqlHarness>>;
const SECRET = 'hunter2';

beforeAll(async () => {
  harness = await createGraphqlHarness(900, undefined, createLogger('evidence-test', 'info', sink));
});
afterAll(() => harness.close());

const refusals = () => lines.filter((line) => line.includes('a request was refused'));
const aliases = Array.from({ length: 16 }, (_, i) => `${SECRET}${i}: regions { code }`).join(' ');

test.each([
  ['a query over a limit', { query: `{ ${aliases} }` }, 400, 'QUERY_TOO_LARGE'],
  ['a query of too many words', { query: `{ ${SECRET} ${'a '.repeat(2_000)} }` }, 400, 'QUERY_TOO_LARGE'],
  ['a field that is not there', { query: `{ ${SECRET} }` }, 400, 'BAD_INPUT'],
  ['a query that is none', { query: `{ ${SECRET}` }, 400, 'BAD_INPUT'],
  [
    'a value that is refused',
    { query: `{ quarantine(producer: "${SECRET}") { reason } }` },
    400,
    'BAD_INPUT',
  ],
  ['several queries at once', [{ query: `{ ${SECRET} }` }], 400, 'BAD_INPUT'],
  ['malformed JSON', `{"query": "${SECRET}`, 400, 'FST_ERR_CTP_INVALID_JSON_BODY'],
] as const)(
  '%s gets one line with its code, and nothing of the query',
  async (_what, body, status, reason) => {
    const before = refusals().length;
    expect((await harness.post(body)).status).toBe(status);
    await vi.waitFor(() => expect(refusals()).toHaveLength(before + 1));
    expect(JSON.parse(refusals().at(-1) ?? '')).toMatchObject({
      level: 30,
      route: '/graphql',
      status,
      reason,
    });
    expect(lines.join('')).not.toContain(SECRET);
  },
);

test('so do a forged token, and a role that a room is not for', async () => {
  const researcher = `Bearer ${await harness.tokenOf('researcher')}`;
  await harness.post({ query: '{ conservation { unattributed } }' }, researcher);
  await harness.post({ query: '{ regions { code } }' }, `Bearer ${SECRET}.${SECRET}.${SECRET}`);
  await vi.waitFor(() =>
    expect(refusals().map((line) => JSON.parse(line).reason)).toEqual(
      expect.arrayContaining(['NOT_PERMITTED', 'token-not-valid']),
    ),
  );
  expect(lines.join('')).not.toContain(SECRET);
});
