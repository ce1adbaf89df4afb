import { createServer } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTokenSource, type TokenSource } from './tokens.ts';

let statuses: number[];
let asked: number;
let unhandled: unknown[];
let tokens: TokenSource;
let stop: () => Promise<void>;
const remember = (reason: unknown): void => {
  unhandled.push(reason);
};

beforeEach(async () => {
  statuses = [];
  asked = 0;
  unhandled = [];
  const server = createServer((_, response) => {
    asked += 1;
    const body = JSON.stringify({ token: `token ${asked}`, expiresAt: '2999-01-01T00:00:00.000Z' });
    response.writeHead(statuses.shift() ?? 200, { 'content-type': 'application/json' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  tokens = createTokenSource({ directory: 'data', account: 'a', password: 'p', urlOf: () => url });
  process.on('unhandledRejection', remember);
  stop = async () => {
    process.off('unhandledRejection', remember);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
});
afterEach(() => stop());

it('is asked for once, however many wait for it', async () => {
  expect(await Promise.all([tokens('evidence'), tokens('evidence')])).toEqual(['token 1', 'token 1']);
});

it.each([
  [401, 'start the system again, or check data/accounts.json'],
  [429, 'wait a quarter of an hour'],
])('refused with %d is one sentence and nothing after it, and asked for anew', async (status, sentence) => {
  statuses.push(status);
  await expect(tokens('evidence')).rejects.toThrow(sentence);
  // Node tells of unhandled rejections at the end of a turn.
  await nextTurn();
  expect(unhandled).toEqual([]);
  expect(await tokens('evidence')).toBe('token 2');
});
