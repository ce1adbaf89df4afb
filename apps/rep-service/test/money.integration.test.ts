import type { TestDatabase } from '@rep/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BARNET, CAMDEN, keepPilot, knowLondon } from './kept-pilot.ts';
import {
  authorizationOf,
  createRepDatabase,
  type Someone,
  startService,
  type TestService,
} from './rep-system.ts';

let database: TestDatabase & { appUrl: string };
let service: TestService;
const PILOT_ID = crypto.randomUUID();

beforeAll(async () => {
  database = await createRepDatabase();
  service = await startService(database.appUrl);
  await knowLondon(service);
  await keepPilot(service, PILOT_ID);
  const amira = await as({ account: 'amira' });
  const scheme = { laCode: BARNET, from: '2026-01-01', to: null };
  await amira.delegation.appoint.mutate({ ...scheme, account: 'amira', function: 'approver' });
});
afterAll(async () => {
  await service.stop();
  await database.drop();
});

const as = async (someone: Someone) => service.client(await authorizationOf(someone));
const ben = () => as({ account: 'ben' });
const amira = () => as({ account: 'amira' });
const dfe = () => as({ account: 'pia', role: 'dfe-policy', repId: null, laCode: null });
const camden = () => as({ account: 'carl', role: 'member-authority', laCode: CAMDEN });
const refusalOf = (...codes: string[]) => ({
  data: { reason: 'step-refused', refusals: codes.map((code) => expect.objectContaining({ code })) },
});
const grantId = '2026-27';
const place = { pilotId: PILOT_ID, laCode: CAMDEN };
const entry = { ...place, grantId, category: 'staff' as const, note: null, on: '2026-05-01' };
const period = { grantId, from: '2026-04-01', to: '2026-07-01' };

test('no grant is awarded before both sides have signed the memorandum', async () => {
  const grant = { grantId, pence: 100_000, from: '2026-04-01', to: '2027-04-01' };
  await expect((await dfe()).money.awardGrant.mutate(grant)).rejects.toMatchObject(
    refusalOf('memorandum-not-signed'),
  );
  const memorandum = { title: 'Memorandum of understanding', documentSha256: 'a'.repeat(64) };
  await (await ben()).money.draftMemorandum.mutate(memorandum);
  await (await amira()).money.signMemorandum.mutate({ version: 1, on: '2026-04-01' });
  await (await dfe()).money.signMemorandum.mutate({ version: 1, on: '2026-04-02' });
  expect((await (await dfe()).money.awardGrant.mutate(grant)).content.grants).toHaveLength(1);
});

test('shares never pass the grant, and the refusal says the figures', async () => {
  const post = { account: 'ben', secondAccount: 'amira', from: '2026-04-01' };
  await (await amira()).money.nameFinancialLead.mutate(post);
  const client = await ben();
  await client.money.recordPayment.mutate({ grantId, paymentId: 'q1', on: '2026-04-20', pence: 50_000 });
  await client.money.apportion.mutate({ grantId, ...place, laCode: BARNET, pence: 60_000 });
  await expect(client.money.apportion.mutate({ grantId, ...place, pence: 40_001 })).rejects.toThrow(
    'The grant is £1000.00 and £600.00 is shared out: £400.00 is left, £400.01 was asked for.',
  );
  const shared = await client.money.apportion.mutate({ grantId, ...place, pence: 40_000 });
  expect(shared.content.apportionments.map(({ pence }) => pence)).toEqual([60_000, 40_000]);
});

test('an authority records its own spend only; a correction takes an entry’s place and the entry stays', async () => {
  await expect(
    (await ben()).money.recordSpend.mutate({ ...entry, entryId: 'e0', pence: 1 }),
  ).rejects.toMatchObject(refusalOf('another-authority'));
  const carl = await camden();
  await carl.money.recordSpend.mutate({ ...entry, entryId: 'e1', pence: 12_345 });
  const correction = { ...entry, entryId: 'e2', pence: 2_345, supersedes: 'e1', reason: 'A slip.' };
  const corrected = await carl.money.correctSpend.mutate(correction);
  expect(corrected.content.entries.map(({ id }) => id)).toEqual(['e1', 'e2']);
  expect(await carl.money.spend.query()).toHaveLength(1);
  expect(await (await as({ role: 'member-authority', laCode: 'E09000010' })).money.spend.query()).toEqual([]);
});

test('a return is drawn up by the financial lead, signed by the second person, and sent', async () => {
  const client = await ben();
  const drawn = await client.money.draftReturn.mutate(period);
  expect(drawn.content.figures).toMatchObject({
    paidPence: 50_000,
    spentInPeriodPence: 2_345,
    unspentPence: 97_655,
  });
  await expect(client.money.signReturn.mutate(period)).rejects.toMatchObject(
    refusalOf('not-the-second-person'),
  );
  await (await amira()).money.signReturn.mutate(period);
  expect(await client.money.submitReturn.mutate(period)).toMatchObject({ state: 'submitted', version: 3 });
});

test('of two returns that cover one day, drawn up at one moment, one is kept; withdrawn, it frees its days', async () => {
  const client = await ben();
  const summer = { grantId, from: '2026-07-01', to: '2026-09-01' };
  const late = { grantId, from: '2026-08-01', to: '2026-10-01' };
  const drawn = await Promise.allSettled([summer, late].map((days) => client.money.draftReturn.mutate(days)));
  expect(drawn.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const [kept, lost] = drawn[0]?.status === 'fulfilled' ? [summer, late] : [late, summer];
  await expect(client.money.draftReturn.mutate(lost)).rejects.toMatchObject(refusalOf('periods-overlap'));
  await client.money.withdrawReturn.mutate(kept);
  expect((await client.money.draftReturn.mutate(lost)).state).toBe('drafted');
  await client.money.withdrawReturn.mutate(lost);
});

test('the return as CSV balances line by line, and a member authority is not let in to it', async () => {
  const { text, fileName } = await (await dfe()).money.returnCsv.query(period);
  expect(fileName).toBe('grant-return-london-2026-27-2026-04-01-to-2026-07-01.csv');
  const [header, ...rows] = text.trim().split('\r\n');
  expect(header).toMatch(/^partnership,grant,period_from,.*,unspent_gbp$/);
  expect(rows.map((row) => row.split(',').slice(-4).join(' '))).toEqual([
    '1000.00 0.00 23.45 976.55',
    '1000.00 0.00 23.45 976.55',
    '600.00 0.00 0.00 600.00',
    '400.00 0.00 23.45 376.55',
  ]);
  await expect((await camden()).money.returns.query()).rejects.toMatchObject({ data: { code: 'FORBIDDEN' } });
});

test('every refused step is kept, with who it was', async () => {
  const audit = await database.query(
    "SELECT kind, account, role FROM records.refusal WHERE code = 'step-refused' ORDER BY id",
  );
  expect(audit).toEqual([
    { kind: 'money', account: 'pia', role: 'dfe-policy' },
    { kind: 'money', account: 'ben', role: 'lead-authority' },
    { kind: 'spend', account: 'ben', role: 'lead-authority' },
    ...['sign', 'one moment', 'after'].map(() => ({
      ...{ kind: 'grant-return', account: 'ben', role: 'lead-authority' },
    })),
  ]);
});

test('what is told of money names nobody', async () => {
  const events = await database.query<{ text: string }>(
    "SELECT convert_from(body, 'UTF8') AS text FROM outbox.event WHERE key IN ('london', $1, $2)",
    [`${PILOT_ID}.${CAMDEN}`, `${grantId}.2026-04-01.2026-07-01`],
  );
  expect(events.length).toBeGreaterThan(8);
  for (const { text } of events) expect(text).not.toMatch(/"(ben|amira|pia|carl)"|A slip/);
});
