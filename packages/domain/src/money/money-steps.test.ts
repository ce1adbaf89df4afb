import { describe, expect, test } from 'vitest';
import { takes, toldBy } from '../../test/takes.ts';
import { apportion, apportionSchema } from './apportion.ts';
import { nameFinancialLead, nameFinancialLeadSchema } from './financial-lead.ts';
import { awardGrant, awardGrantSchema, recordPayment, recordPaymentSchema } from './grant.ts';
import { draftReturnSchema, GRANT_RETURN } from './grant-return.ts';
import {
  draftMemorandum,
  draftMemorandumSchema,
  memorandumInForce,
  signMemorandum,
  signMemorandumSchema,
} from './memorandum.ts';
import { leadOn, MONEY, moneySchema, noMoney } from './money.ts';
import { correctSpend, correctSpendSchema, recordSpend, recordSpendSchema } from './record-spend.ts';
import { SPEND, SPEND_CATEGORIES, spendIdOf } from './spend.ts';
import { draftReturn, signReturn, submitReturn, withdrawReturn } from './take-return-step.ts';
import {
  AMIRA,
  agreed,
  as,
  BARNET,
  BEN,
  CAMDEN,
  CARL,
  entry,
  facts,
  granted,
  noSpend,
  PIA,
  PILOT_ID,
  pilot,
  proposed,
  share,
  shared,
} from './test-money.ts';

const OTHER_PILOT = 'aaaaaaaa-0000-4000-8000-000000000002';
const memorandum = { title: 'Second memorandum', documentSha256: 'b'.repeat(64) };
const payment = { grantId: '2026-27', paymentId: 'p1', on: '2026-05-01', pence: 40_000 };
const paid = recordPayment(granted, payment, as(BEN)).content;
const second = { grantId: '2027-28', pence: 50_000, from: '2027-04-01', to: '2028-04-01' };
const two = awardGrant(shared, second, as(PIA)).content;
const taking = { ...as(BEN), pilot };
const spending = { ...as(AMIRA), money: shared };
const spent = recordSpend(noSpend(BARNET), entry('s1', 10_000), spending).content;
const returning = (by = BEN) => ({ ...as(by), money: shared, spends: [spent], returns: [] });
const input = { grantId: '2026-27', from: '2026-04-01', to: '2026-07-01' };
const drafted = draftReturn(null, { ...input, repId: 'london' }, returning());
const signed = signReturn(drafted.content, returning(AMIRA));

describe('each step of the money tells its name and the areas that have a share', () => {
  test('from the memorandum to the shares', () => {
    expect([
      toldBy(draftMemorandum(noMoney('london'), memorandum, as(BEN))),
      toldBy(signMemorandum(proposed, { version: 1, on: '2026-11-23' }, as(AMIRA))),
      toldBy(
        nameFinancialLead(agreed, { account: 'ben', secondAccount: 'amira', from: '2026-04-01' }, as(AMIRA)),
      ),
      toldBy(awardGrant(shared, second, as(PIA))),
      toldBy(recordPayment(shared, payment, as(BEN))),
      toldBy(apportion(shared, { grantId: '2026-27', pilotId: PILOT_ID, laCode: BARNET, pence: 1 }, taking)),
    ]).toEqual([
      ['draft-memorandum', 'kept', [], null],
      ['sign-memorandum', 'kept', [], null],
      ['name-financial-lead', 'kept', [], null],
      ['award-grant', 'kept', ['E09000003', 'E09000007'], null],
      ['record-payment', 'kept', ['E09000003', 'E09000007'], null],
      ['apportion', 'kept', ['E09000007', 'E09000003'], null],
    ]);
  });

  test('of spend and of a return', () => {
    expect([
      toldBy(recordSpend(noSpend(BARNET), entry('s1', 10_000), spending)),
      toldBy(correctSpend(spent, { ...entry('s2', 0), supersedes: 's1', reason: 'Twice.' }, spending)),
      toldBy(drafted),
      toldBy(signed),
      toldBy(submitReturn(signed.content, returning())),
      toldBy(withdrawReturn(signed.content, returning())),
    ]).toEqual([
      ['record-spend', 'kept', ['E09000003'], null],
      ['correct-spend', 'kept', ['E09000003'], null],
      ['draft-return', 'drafted', ['E09000003', 'E09000007'], null],
      ['sign-return', 'signed', ['E09000003', 'E09000007'], null],
      ['submit-return', 'submitted', ['E09000003', 'E09000007'], null],
      ['withdraw-return', 'withdrawn', ['E09000003', 'E09000007'], null],
    ]);
  });
});

describe('shares', () => {
  const of = (grantId: string, pilotId: string, laCode: string, pence: number) =>
    apportion(two, { grantId, pilotId, laCode, pence }, taking).content.apportionments.map((each) => [
      ...[each.grantId, each.pilotId.at(-1), each.laCode, each.pence],
    ]);

  test('take the place of the share of the same grant, pilot and area, and of no other', () => {
    expect([
      of('2026-27', PILOT_ID, BARNET, 1),
      of('2027-28', PILOT_ID, BARNET, 2),
      of('2026-27', OTHER_PILOT, CAMDEN, 3),
    ]).toEqual([
      [
        ['2026-27', '1', 'E09000007', 30000],
        ['2026-27', '1', 'E09000003', 1],
      ],
      [
        ['2026-27', '1', 'E09000003', 60000],
        ['2026-27', '1', 'E09000007', 30000],
        ['2027-28', '1', 'E09000003', 2],
      ],
      [
        ['2026-27', '1', 'E09000003', 60000],
        ['2026-27', '1', 'E09000007', 30000],
        ['2026-27', '2', 'E09000007', 3],
      ],
    ]);
  });

  test('of one grant never pass that grant: another’s money is not there for them', () => {
    const ask = (grantId: string, pence: number) =>
      facts(() => apportion(two, { grantId, pilotId: OTHER_PILOT, laCode: BARNET, pence }, taking));
    expect(ask('2026-27', 10_000)).toEqual([]);
    expect(ask('2026-27', 10_001)).toHaveLength(1);
    expect(ask('2027-28', 50_000)).toEqual([]);
    expect(ask('2027-28', 50_001)).toHaveLength(1);
    expect(ask('none', 1)).toEqual(['There is no grant none.']);
  });
});

describe('payments and grants', () => {
  test('a payment is kept in its own grant, on today’s day too, up to the whole grant', () => {
    const both = recordPayment(two, { ...payment, pence: 100_000, on: '2026-11-23' }, as(BEN)).content;
    expect(both.grants).toEqual([
      {
        id: '2026-27',
        pence: 100000,
        from: '2026-04-01',
        to: '2027-04-01',
        memorandumVersion: 1,
        payments: [{ id: 'p1', on: '2026-11-23', pence: 100000 }],
      },
      {
        id: '2027-28',
        pence: 50000,
        from: '2027-04-01',
        to: '2028-04-01',
        memorandumVersion: 1,
        payments: [],
      },
    ]);
    expect(facts(() => recordPayment(two, { ...payment, pence: 100_001 }, as(BEN)))).toHaveLength(1);
    expect(facts(() => recordPayment(two, { ...payment, grantId: 'none' }, as(BEN)))).toEqual([
      'There is no grant none.',
    ]);
    const more = { ...payment, paymentId: 'p2', pence: 60_000 };
    expect(facts(() => recordPayment(paid, more, as(BEN)))).toEqual([]);
  });

  test('a grant names the memorandum under which it was awarded', () => {
    const redrawn = draftMemorandum(agreed, memorandum, as(BEN)).content;
    const half = signMemorandum(redrawn, { version: 2, on: '2026-05-01' }, as(AMIRA)).content;
    // The first holds until both sides have signed the second.
    expect(memorandumInForce(half)?.version).toBe(1);
    const whole = signMemorandum(half, { version: 2, on: '2026-05-01' }, as(PIA)).content;
    expect(awardGrant(whole, second, as(PIA)).content.grants[0]?.memorandumVersion).toBe(2);
    expect(awardGrant(agreed, second, as(PIA)).content.grants[0]?.memorandumVersion).toBe(1);
    expect(whole.memoranda[0]).toEqual(agreed.memoranda[0]);
    expect(whole.memoranda[1]).toEqual({
      title: 'Second memorandum',
      documentSha256: 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb',
      version: 2,
      draftedBy: 'ben',
      signedByPartnership: { on: '2026-05-01', by: 'amira' },
      signedByDfe: { on: '2026-05-01', by: 'pia' },
    });
    // The old one is signed no more.
    expect(facts(() => signMemorandum(redrawn, { version: 1, on: '2026-05-01' }, as(PIA)))).toEqual([
      'This is not the newest memorandum.',
      'This side has signed the memorandum already.',
    ]);
    expect(facts(() => signMemorandum(redrawn, { version: 9, on: '2026-05-01' }, as(PIA)))).toEqual([
      'This is not the newest memorandum.',
    ]);
  });

  test('DfE may draw the memorandum up, and then another of its people signs', () => {
    const theirs = draftMemorandum(noMoney('london'), memorandum, as(PIA)).content;
    expect(facts(() => signMemorandum(theirs, { version: 1, on: '2026-05-01' }, as(PIA)))).toEqual([
      'This account drew the memorandum up, and nobody approves their own draft.',
    ]);
    expect(facts(() => draftMemorandum(noMoney('london'), memorandum, as(CARL)))).toHaveLength(1);
    const ada = { ...PIA, account: 'ada' };
    expect(facts(() => signMemorandum(theirs, { version: 1, on: '2026-05-01' }, as(ada)))).toEqual([]);
  });

  test('the financial lead of a day is the last that was named for it; a new one begins on the same day or later', () => {
    const next = (from: string) => ({ account: 'amira', secondAccount: 'ben', from });
    const moved = nameFinancialLead(granted, next('2026-04-01'), as(AMIRA)).content;
    expect(leadOn(moved, '2026-04-01')?.account).toBe('amira');
    expect(leadOn(granted, '2026-03-31')).toBeUndefined();
    expect(moved.leads).toEqual([
      { account: 'ben', secondAccount: 'amira', from: '2026-04-01', laCode: 'E09000003', namedBy: 'amira' },
      { account: 'amira', secondAccount: 'ben', from: '2026-04-01', laCode: 'E09000003', namedBy: 'amira' },
    ]);
    expect(facts(() => nameFinancialLead(granted, next('2026-03-31'), as(AMIRA)))).toEqual([
      'The financial lead before this one begins on 2026-04-01.',
    ]);
  });
});

describe('spend', () => {
  test('is kept as it was recorded, and says who by', () => {
    expect([
      spent,
      correctSpend(spent, { ...entry('s2', 0), supersedes: 's1', reason: 'Twice.' }, spending).content
        .entries[1],
    ]).toEqual([
      {
        pilotId: 'aaaaaaaa-0000-4000-8000-000000000001',
        laCode: 'E09000003',
        entries: [
          {
            id: 's1',
            grantId: '2026-27',
            on: '2026-05-01',
            category: 'staff',
            pence: 10000,
            note: null,
            supersedes: null,
            reason: null,
            by: 'amira',
          },
        ],
      },
      {
        id: 's2',
        grantId: '2026-27',
        on: '2026-05-01',
        category: 'staff',
        pence: 0,
        note: null,
        supersedes: 's1',
        reason: 'Twice.',
        by: 'amira',
      },
    ]);
  });

  test('counts from the first day of the grant to the last, today too, where the authority has a share of this grant and pilot', () => {
    const on = (day: string, change: object = {}) =>
      facts(() =>
        recordSpend({ ...noSpend(BARNET), ...change }, entry('s1', 1, day), {
          ...as(AMIRA, '2027-05-01'),
          money: two,
        }),
      );
    expect(on('2026-04-01')).toEqual([]);
    expect(on('2027-03-31')).toEqual([]);
    expect(on('2027-04-01')).toEqual(['The grant runs from 2026-04-01 until before 2027-04-01.']);
    expect(on('2026-05-01', { pilotId: OTHER_PILOT })).toEqual([
      'The authority has no share of this grant for this pilot.',
    ]);
    const later = { ...entry('s1', 1, '2027-04-02'), grantId: '2027-28' };
    expect(
      facts(() => recordSpend(noSpend(BARNET), later, { ...as(AMIRA, '2027-05-01'), money: two })),
    ).toEqual(['The authority has no share of this grant for this pilot.']);
    expect(facts(() => recordSpend(noSpend(BARNET), entry('s1', 1, '2026-11-23'), spending))).toEqual([]);
    const noted = { ...entry('s1', 1), category: 'other' as const };
    expect(facts(() => recordSpend(noSpend(BARNET), noted, spending))).toEqual([
      'The note says what it was spent on.',
    ]);
    expect(facts(() => recordSpend(noSpend(BARNET), { ...noted, note: 'Interpreters.' }, spending))).toEqual(
      [],
    );
  });
});

describe('what the shared evidence is told of money', () => {
  test('what was agreed, granted and shared, and no account', () => {
    expect([MONEY.kind, MONEY.publicPart(share(paid, BARNET, 10)), MONEY.publicPart(proposed)]).toEqual([
      'money',
      {
        repId: 'london',
        grants: [
          {
            id: '2026-27',
            pence: 100000,
            from: '2026-04-01',
            to: '2027-04-01',
            memorandumVersion: 1,
            payments: [{ id: 'p1', on: '2026-05-01', pence: 40000 }],
          },
        ],
        apportionments: [
          {
            grantId: '2026-27',
            pilotId: 'aaaaaaaa-0000-4000-8000-000000000001',
            laCode: 'E09000003',
            pence: 10,
          },
        ],
        leads: [{ laCode: 'E09000003', from: '2026-04-01' }],
        memoranda: [
          {
            version: 1,
            title: 'Memorandum of understanding',
            documentSha256: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
            signedByPartnership: '2026-04-01',
            signedByDfe: '2026-04-02',
          },
        ],
      },
      {
        repId: 'london',
        grants: [],
        apportionments: [],
        leads: [],
        memoranda: [
          {
            version: 1,
            title: 'Memorandum of understanding',
            documentSha256: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
            signedByPartnership: null,
            signedByDfe: null,
          },
        ],
      },
    ]);
    expect([SPEND.kind, SPEND.publicPart(spent), spendIdOf(PILOT_ID, BARNET)]).toEqual([
      'spend',
      {
        pilotId: 'aaaaaaaa-0000-4000-8000-000000000001',
        laCode: 'E09000003',
        entries: [
          {
            id: 's1',
            grantId: '2026-27',
            on: '2026-05-01',
            category: 'staff',
            pence: 10000,
            supersedes: null,
          },
        ],
      },
      'aaaaaaaa-0000-4000-8000-000000000001.E09000003',
    ]);
    expect([
      GRANT_RETURN.kind,
      GRANT_RETURN.publicPart(submitReturn(signed.content, returning()).content),
    ]).toEqual([
      'grant-return',
      {
        grantId: '2026-27',
        from: '2026-04-01',
        to: '2026-07-01',
        repId: 'london',
        state: 'submitted',
        figures: {
          grantedPence: 100000,
          paidPence: 0,
          unapportionedPence: 10000,
          apportionedPence: 90000,
          spentBeforePence: 0,
          spentInPeriodPence: 10000,
          unspentPence: 90000,
          pilots: [
            {
              pilotId: 'aaaaaaaa-0000-4000-8000-000000000001',
              apportionedPence: 90000,
              spentBeforePence: 0,
              spentInPeriodPence: 10000,
              unspentPence: 80000,
            },
          ],
          lines: [
            {
              pilotId: 'aaaaaaaa-0000-4000-8000-000000000001',
              laCode: 'E09000003',
              apportionedPence: 60000,
              spentBeforePence: 0,
              spentInPeriodPence: 10000,
              unspentPence: 50000,
            },
            {
              pilotId: 'aaaaaaaa-0000-4000-8000-000000000001',
              laCode: 'E09000007',
              apportionedPence: 30000,
              spentBeforePence: 0,
              spentInPeriodPence: 0,
              unspentPence: 30000,
            },
          ],
        },
        signedOn: '2026-11-23',
        submittedOn: '2026-11-23',
      },
    ]);
  });
});

describe('what the records and inputs of money may hold', () => {
  test('their own fields, as they are', () => {
    takes(moneySchema, share(paid, BARNET, 10));
    takes(SPEND.schema, spent);
    takes(GRANT_RETURN.schema, submitReturn(signed.content, returning()).content);
    takes(apportionSchema, { grantId: '2026-27', pilotId: PILOT_ID, laCode: BARNET, pence: 2 });
    takes(nameFinancialLeadSchema, { account: 'ben', secondAccount: 'amira', from: '2026-04-01' });
    takes(awardGrantSchema, second);
    takes(recordPaymentSchema, payment);
    takes(draftMemorandumSchema, memorandum);
    takes(signMemorandumSchema, { version: 2, on: '2026-04-01' });
    takes(recordSpendSchema, entry('s1', 2));
    takes(correctSpendSchema, { ...entry('s2', 2), supersedes: 's1', reason: 'Twice.' });
    takes(draftReturnSchema, input);
    for (const category of SPEND_CATEGORIES)
      expect(recordSpendSchema.safeParse({ ...entry('s', 1), category }).success).toBe(true);
  });

  test.each([
    ['a grant of nothing', awardGrantSchema, { ...second, pence: 0 }],
    [
      'a grant whose name is longer than 30 characters',
      awardGrantSchema,
      { ...second, grantId: 'x'.repeat(31) },
    ],
    ['a payment of nothing', recordPaymentSchema, { ...payment, pence: 0 }],
    [
      'a payment whose name is longer than 50 characters',
      recordPaymentSchema,
      { ...payment, paymentId: 'x'.repeat(51) },
    ],
    ['half a penny', apportionSchema, { grantId: 'a', pilotId: PILOT_ID, laCode: BARNET, pence: 0.5 }],
    ['a memorandum before the first', signMemorandumSchema, { version: 0, on: '2026-04-01' }],
    [
      'more than 100 payments',
      moneySchema,
      { ...paid, grants: [{ ...paid.grants[0], payments: Array(101).fill(paid.grants[0]?.payments[0]) }] },
    ],
    ['more than 1,500 entries', SPEND.schema, { ...spent, entries: Array(1_501).fill(spent.entries[0]) }],
  ])('never %s', (_, schema, value) => {
    expect(schema.safeParse(value).success).toBe(false);
  });
});
