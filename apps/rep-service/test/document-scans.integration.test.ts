import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClamdScanner } from '../src/documents/clamd-scanner.ts';
import type { Scanner } from '../src/documents/scanner.ts';
import { startClamd } from '../src/documents/test-clamd.ts';
import { pdf } from '../src/documents/test-files.ts';
import { CAMDEN, type London, startLondon } from './london.ts';
import { logger } from './rep-system.ts';
import { attachTo, sendDocument } from './send-document.ts';

const MOST_BYTES = 100_000;
let london: London;
let clamd: Awaited<ReturnType<typeof startClamd>>;
let planId: string;
const EICAR = `X5O!P%@AP[4\\PZX54(P^)7CC)7}$${'EICAR-STANDARD-ANTIVIRUS-TEST-FILE'}!$H+H*`;

beforeAll(async () => {
  clamd = await startClamd();
  const scanner: Scanner = createClamdScanner(clamd.address, { logger });
  london = await startLondon({ mostBytes: MOST_BYTES, scanner });
  const carl = await london.as('carl');
  ({ id: planId } = await carl.inclusionPlans.draft.mutate({ laCode: CAMDEN, amends: null }));
});
afterAll(async () => {
  await london.stop();
  await clamd.stop();
});
const refusals = () =>
  london.database.query("SELECT code, account, record_id FROM records.refusal WHERE kind = 'document'");
const kept = async () => (await london.database.query('SELECT count(*)::int AS kept FROM document_bytes'))[0];

test('a clean file is kept with the scanner’s name and the time', async () => {
  const documentId = await attachTo(london, planId, { bytes: pdf() });
  const { content } = await (await london.as('carl')).documents.show.query({ documentId });
  expect(content.files[0]?.scan).toEqual({
    ...{ outcome: 'clean', scanner: 'clamd', at: '2026-11-23T10:00:00.000Z' },
  });
});

test('what the scanner finds, and what is not what it says, is refused, kept nowhere, and that it was tried is kept', async () => {
  const before = await kept();
  const infected = await sendDocument(london, planId, { bytes: pdf(EICAR) });
  expect(infected).toMatchObject({ status: 400, answer: { reason: 'document-refused' } });
  expect(infected.answer).toMatchObject({ detail: expect.stringMatching(/^Tell whoever looks after/) });
  const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(100)]);
  expect(await sendDocument(london, planId, { bytes: program })).toMatchObject({ status: 400 });
  expect(await kept()).toEqual(before);
  const refused = { code: 'document-refused', account: 'carl', record_id: planId };
  expect(await refusals()).toEqual([refused, refused]);
});

test('a file over the limit is refused before it is read whole', async () => {
  const { status } = await sendDocument(london, planId, { bytes: Buffer.alloc(MOST_BYTES + 1) });
  expect(status).toBe(413);
});

test('while the scanner is away no file is taken', async () => {
  const before = await kept();
  await clamd.stop();
  const answer = await sendDocument(london, planId, { bytes: pdf('Later.') });
  expect(answer).toMatchObject({ status: 503, answer: { reason: 'scanner-away' } });
  expect(await kept()).toEqual(before);
});
