import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '@rep/service-kit';
import { afterEach, expect, test } from 'vitest';
import { createClamdScanner } from './clamd-scanner.ts';
import { startClamd } from './test-clamd.ts';

const logger = createLogger('test', 'silent');
/** The test file of all scanners, in two parts so that none stops at this one. */
const EICAR = `X5O!P%@AP[4\\PZX54(P^)7CC)7}$${'EICAR-STANDARD-ANTIVIRUS-TEST-FILE'}!$H+H*`;
const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function scannerOn(at: Parameters<typeof startClamd>[0] = {}, deadlineMs?: number) {
  const clamd = await startClamd(at);
  stops.push(clamd.stop);
  return createClamdScanner(clamd.address, { logger, ...(deadlineMs && { deadlineMs }) });
}
const AWAY = expect.objectContaining({ code: 'scanner-away' });

test('a clean file is clean, and every byte of it was sent', async () => {
  const bytes = Buffer.alloc(300_000, 7);
  const clamd = await startClamd();
  stops.push(clamd.stop);
  expect(await createClamdScanner(clamd.address, { logger }).scan(bytes)).toEqual({ found: null });
  expect(Buffer.concat(clamd.received).equals(bytes)).toBe(true);
});

test('the test file of all scanners is found, over a port and over a socket file', async () => {
  const found = { found: 'Win.Test.EICAR_HDB-1' };
  expect(await (await scannerOn()).scan(Buffer.from(EICAR))).toEqual(found);
  const path = join(tmpdir(), `clamd-${crypto.randomUUID()}.sock`);
  expect(await (await scannerOn({ path })).scan(Buffer.from(`a\n${EICAR}`))).toEqual(found);
});

test('what is no verdict is none: an error, silence, half an answer, nobody there', async () => {
  for (const answer of ['INSTREAM size limit exceeded. ERROR\0', '', 'stream: O', 'stream: FOUND\0']) {
    await expect((await scannerOn({ answer })).scan(Buffer.from('a'))).rejects.toEqual(AWAY);
  }
  await expect((await scannerOn({ answer: null }, 20)).scan(Buffer.from('a'))).rejects.toEqual(AWAY);
  const gone = createClamdScanner({ path: join(tmpdir(), 'nobody.sock') }, { logger });
  await expect(gone.scan(Buffer.from('a'))).rejects.toEqual(AWAY);
});
