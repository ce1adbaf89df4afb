import { expect, test } from 'vitest';
import { codes } from '../pilots/test-pilot.ts';
import { apportion } from './apportion.ts';
import { nameFinancialLead } from './financial-lead.ts';
import { awardGrant, recordPayment } from './grant.ts';
import { memorandumInForce, signMemorandum } from './memorandum.ts';
import { leadOn, MONEY, moneySchema } from './money.ts';
import { inPounds } from './pence.ts';
import * as at from './test-money.ts';
import {
  AMIRA,
  agreed,
  as,
  BARNET,
  BEN,
  CAMDEN,
  CARL,
  facts,
  granted,
  PIA,
  PILOT_ID,
  pilot,
} from './test-money.ts';

const terms = { grantId: '2027-28', pence: 5, from: '2027-04-01', to: '2028-04-01' };
const payment = { grantId: '2026-27', paymentId: 'q1', on: '2026-07-01', pence: 60_000 };
const to = (laCode: string, pence: number) => ({ grantId: '2026-27', pilotId: PILOT_ID, laCode, pence });

test('a memorandum holds when both sides have signed it, each once, and nobody their own draft', () => {
  const sign = { version: 1, on: '2026-04-01' };
  expect(memorandumInForce(at.proposed)).toBeUndefined();
  expect(memorandumInForce(agreed)?.version).toBe(1);
  expect(codes(() => signMemorandum(at.proposed, sign, as({ ...BEN, account: 'ben' })))).toEqual([
    'own-draft',
  ]);
  expect(codes(() => signMemorandum(agreed, sign, as(PIA)))).toEqual(['signed-already']);
  expect(codes(() => signMemorandum(at.proposed, { ...sign, on: '2027-01-01' }, as(AMIRA)))).toEqual([
    'in-the-future',
  ]);
  expect(codes(() => signMemorandum(at.proposed, sign, as(CARL)))).toEqual(['not-a-lead']);
  expect(codes(() => signMemorandum(at.proposed, { ...sign, version: 2 }, as(PIA)))).toEqual([
    'not-the-newest',
  ]);
});

test('only DfE awards a grant, under a signed memorandum, for a time, under a name of its own', () => {
  expect(codes(() => awardGrant(at.proposed, terms, as(PIA)))).toEqual(['memorandum-not-signed']);
  expect(codes(() => awardGrant(agreed, terms, as(BEN)))).toEqual(['role-not-permitted']);
  expect(codes(() => awardGrant(granted, { ...terms, to: terms.from, grantId: '2026-27' }, as(PIA)))).toEqual(
    ['ends-before-it-starts', 'grant-already'],
  );
});

test('the financial lead and the second person are two, named by an approver of a lead authority', () => {
  const post = { account: 'ida', secondAccount: 'jo', from: '2026-12-01' };
  expect(codes(() => nameFinancialLead(granted, post, as(CARL)))).toEqual(['not-a-lead']);
  expect(codes(() => nameFinancialLead(granted, { ...post, secondAccount: 'ida' }, as(AMIRA)))).toEqual([
    'one-person-only',
  ]);
  expect(codes(() => nameFinancialLead(granted, { ...post, from: '2026-01-01' }, as(AMIRA)))).toEqual([
    'before-the-last',
  ]);
  const next = nameFinancialLead(granted, post, as(AMIRA)).content;
  expect([leadOn(next, '2026-11-30')?.account, leadOn(next, '2026-12-01')?.account]).toEqual(['ben', 'ida']);
});

test('payments together never pass the grant', () => {
  const paid = recordPayment(granted, payment, as(BEN)).content;
  expect(facts(() => recordPayment(paid, { ...payment, paymentId: 'q2' }, as(BEN)))).toEqual([
    'The grant is £1000.00 and £600.00 is paid: £600.00 more would pass it.',
  ]);
  expect(codes(() => recordPayment(paid, { ...payment, pence: 1 }, as(AMIRA)))).toEqual([
    'not-the-financial-lead',
    'paid-already',
  ]);
  expect(codes(() => recordPayment(granted, { ...payment, on: '2026-12-01' }, as(BEN)))).toEqual([
    'in-the-future',
  ]);
  expect(codes(() => recordPayment(granted, { ...payment, grantId: 'x' }, as(BEN)))).toEqual([
    'no-such-grant',
  ]);
});

test('shares together never pass the grant, and the refusal says by how much', () => {
  const share = (money = granted, input = to(BARNET, 1)) => apportion(money, input, { ...as(BEN), pilot });
  const first = share(granted, to(BARNET, 60_000)).content;
  expect(facts(() => share(first, to(CAMDEN, 40_001)))).toEqual([
    'The grant is £1000.00 and £600.00 is shared out: £400.00 is left, £400.01 was asked for.',
  ]);
  expect(share(first, to(CAMDEN, 40_000)).content.apportionments).toHaveLength(2);
  expect(share(first, to(BARNET, 100_000)).content.apportionments).toEqual([to(BARNET, 100_000)]);
});

test('a share goes to an area of a pilot that is there, and the financial lead gives it', () => {
  const stranger = to('E06000001', 1);
  expect(codes(() => apportion(granted, stranger, { ...as(BEN), pilot }))).toEqual([
    'not-an-area-of-the-pilot',
  ]);
  expect(codes(() => apportion(granted, to(BARNET, 1), { ...as(AMIRA), pilot: null }))).toEqual([
    'not-the-financial-lead',
    'not-an-area-of-the-pilot',
  ]);
});

test('what is told names no account, and amounts print as pounds', () => {
  expect(moneySchema.parse(at.shared)).toEqual(at.shared);
  expect(JSON.stringify(MONEY.publicPart(at.shared))).not.toMatch(/"(ben|amira|pia)"/);
  expect([0, 5, 123_450, -7].map(inPounds)).toEqual(['0.00', '0.05', '1234.50', '-0.07']);
});
