import { expect, test } from 'vitest';
import { codes } from '../pilots/test-pilot.ts';
import { GRANT_RETURN } from './grant-return.ts';
import { correctSpend, recordSpend } from './record-spend.ts';
import { RETURN_COLUMNS, returnRows } from './return-rows.ts';
import { SPEND, standingEntries } from './spend.ts';
import { draftReturn, signReturn, submitReturn, withdrawReturn } from './take-return-step.ts';
import * as at from './test-money.ts';
import { AMIRA, as, BARNET, BEN, CAMDEN, CARL, entry, noSpend, shared } from './test-money.ts';

const by = (person = CARL) => ({ ...as(person), money: shared });
const spent = recordSpend(noSpend(CAMDEN), entry('a', 10_000), by()).content;
const correction = { ...entry('b', 2_500), supersedes: 'a', reason: 'Paid back.' };
const corrected = correctSpend(spent, correction, by()).content;
const over = recordSpend(corrected, entry('c', 40_000, '2026-08-01'), by()).content;
const ledgers = [over, noSpend(BARNET)];
const taking = (person = BEN) => ({ ...as(person), money: shared, spends: ledgers, returns: [] });
const period = { repId: 'london' as const, grantId: '2026-27', from: '2026-07-01', to: '2026-10-01' };
const draft = draftReturn(null, period, taking()).content;
const signed = signReturn(draft, taking(AMIRA)).content;

test('spend is corrected by an entry that takes its place; the one before stays to be read', () => {
  expect(corrected.entries.map(({ id, pence }) => [id, pence])).toEqual([
    ['a', 10_000],
    ['b', 2_500],
  ]);
  expect(standingEntries(corrected).map(({ id }) => id)).toEqual(['b']);
  expect(codes(() => correctSpend(corrected, { ...correction, entryId: 'd' }, by()))).toEqual([
    'no-standing-entry',
  ]);
  expect(codes(() => recordSpend(corrected, entry('a', 1), by()))).toEqual(['entry-already']);
});

test('an authority records its own spend only, within the grant, on a pilot that it has a share for', () => {
  expect(codes(() => recordSpend(noSpend(CAMDEN), entry('a', 1), by(BEN)))).toEqual(['another-authority']);
  expect(codes(() => recordSpend(noSpend(CAMDEN), entry('a', 1, '2027-04-01'), by()))).toEqual([
    'outside-the-grant',
    'in-the-future',
  ]);
  const without = { ...as(CARL), money: at.granted };
  expect(codes(() => recordSpend(noSpend(CAMDEN), entry('a', 1), without))).toEqual(['no-share']);
  const other = { ...entry('a', 1), category: 'other' as const };
  expect(codes(() => recordSpend(noSpend(CAMDEN), other, by()))).toEqual(['note-missing']);
  expect(codes(() => recordSpend(noSpend(CAMDEN), { ...other, grantId: 'x' }, by()))).toContain(
    'no-such-grant',
  );
});

test('a return shows what was granted, shared out, spent before and in its days, and what is left, below zero too', () => {
  expect(draft.figures).toMatchObject({
    ...{ grantedPence: 100_000, apportionedPence: 90_000, unapportionedPence: 10_000 },
    ...{ spentBeforePence: 2_500, spentInPeriodPence: 40_000, unspentPence: 57_500 },
    lines: [
      { laCode: BARNET, unspentPence: 60_000 },
      { laCode: CAMDEN, unspentPence: -12_500 },
    ],
    pilots: [{ apportionedPence: 90_000, unspentPence: 47_500 }],
  });
});

test('the financial lead draws it up, the second person signs it, and what is sent stays', () => {
  expect(codes(() => draftReturn(null, period, taking(AMIRA)))).toEqual(['not-the-financial-lead']);
  expect(codes(() => signReturn(draft, taking(BEN)))).toEqual(['not-the-second-person']);
  expect(codes(() => submitReturn(draft, taking()))).toEqual(['step-out-of-turn']);
  const sent = submitReturn(signed, taking()).content;
  expect(sent).toMatchObject({ state: 'submitted', signedBy: 'amira', submittedOn: '2026-11-23' });
  expect(codes(() => draftReturn(sent, period, taking()))).toEqual(['step-out-of-turn']);
  expect(draftReturn(signed, period, taking()).content).toMatchObject({ state: 'drafted', signedBy: null });
});

test('nothing is signed or sent whose figures no longer hold, nor before its days are over', () => {
  const later = recordSpend(over, entry('e', 1), by()).content;
  const changed = { ...taking(AMIRA), spends: [later] };
  expect(codes(() => signReturn(draft, changed))).toEqual(['figures-changed']);
  expect(codes(() => submitReturn(signed, { ...changed, by: BEN }))).toEqual(['figures-changed']);
  const early = { ...period, to: '2027-01-01' };
  const drawn = draftReturn(null, early, taking()).content;
  expect(codes(() => signReturn(drawn, taking(AMIRA)))).toEqual(['period-not-over']);
});

test('no day is in two returns of a grant; one that is withdrawn frees its days', () => {
  const beside = (...returns: (typeof draft)[]) => ({ ...taking(), returns });
  const days = (from: string, to: string) => ({ ...period, from, to });
  for (const [from, to] of [
    ['2026-06-01', '2026-07-02'],
    ['2026-09-30', '2026-11-01'],
    ['2026-08-01', '2026-08-02'],
  ])
    expect(codes(() => draftReturn(null, days(from ?? '', to ?? ''), beside(draft)))).toEqual([
      'periods-overlap',
    ]);
  const next = days('2026-10-01', '2026-11-01');
  expect(draftReturn(null, next, beside(draft)).state).toBe('drafted');
  expect(draftReturn(draft, period, beside(draft)).state).toBe('drafted');
  const elsewhere = { ...draft, grantId: '2025-26' };
  expect(draftReturn(null, days('2026-06-01', '2026-07-02'), beside(elsewhere)).state).toBe('drafted');
  const gone = withdrawReturn(signed, taking()).content;
  expect(draftReturn(null, days('2026-06-01', '2026-07-02'), beside(gone)).state).toBe('drafted');
  expect(draftReturn(gone, period, beside(gone)).content).toMatchObject({ state: 'drafted', signedBy: null });
});

test('only the financial lead withdraws a return, and never one that is sent', () => {
  expect(codes(() => withdrawReturn(draft, taking(AMIRA)))).toEqual(['not-the-financial-lead']);
  const sent = submitReturn(signed, taking()).content;
  expect(codes(() => withdrawReturn(sent, taking()))).toEqual(['step-out-of-turn']);
});

test('a return lies within its grant', () => {
  for (const wrong of [{ from: '2026-03-31' }, { to: '2027-04-02' }, { from: '2026-10-01' }])
    expect(codes(() => draftReturn(null, { ...period, ...wrong }, taking()))).toEqual(['outside-the-grant']);
  expect(codes(() => draftReturn(null, { ...period, grantId: 'x' }, taking()))).toEqual(['no-such-grant']);
});

test('the rows are the partnership, its pilots and their areas, with every column', () => {
  const rows = returnRows(draft);
  expect(
    rows.map(({ level, la_name, unspent_gbp, granted_gbp }) => [level, la_name, unspent_gbp, granted_gbp]),
  ).toEqual([
    ['partnership', 'z', '575.00', '1000.00'],
    ['pilot', 'z', '475.00', 'z'],
    ['area', 'Barnet', '600.00', 'z'],
    ['area', 'Camden', '-125.00', 'z'],
  ]);
  for (const row of rows) expect(Object.keys(row).sort()).toEqual([...RETURN_COLUMNS].sort());
});

test('what is told names no account and no note', () => {
  expect(JSON.stringify([SPEND.publicPart(over), GRANT_RETURN.publicPart(signed)])).not.toMatch(
    /ben|amira|carl|Paid/,
  );
});
