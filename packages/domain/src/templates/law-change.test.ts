import { expect, test } from 'vitest';
import { LAW_CHANGE, lawChangeInForce, RECEIVED_LAW_CHANGE } from './law-change.ts';
import { confirmLawChange, recordLawChange } from './record-law-change.ts';
import { DFE_1, DFE_2, LAW, LEAD, refusedCodes, taking } from './test-template.ts';

const { recordedBy: _r, confirmedBy: _c, ...INPUT } = LAW;

test('a change of the law is in force in its areas, from its commencement until its expiry', () => {
  const inForce = (date: string, laCode = 'E09000003') => lawChangeInForce(LAW, laCode, date);
  expect(inForce('2027-08-31')).toBe(false);
  expect(inForce('2027-09-01')).toBe(true);
  expect(inForce('2028-08-31')).toBe(true);
  expect(inForce('2028-09-01')).toBe(false);
  expect(inForce('2027-10-01', 'E09000007')).toBe(false);
  expect(lawChangeInForce({ ...LAW, areas: 'england', expiresOn: null }, 'E09000007', '2099-01-01')).toBe(
    true,
  );
});

test('it has no effect before a second person of DfE policy confirmed it', () => {
  const recorded = recordLawChange(null, INPUT, taking(DFE_1));
  expect(recorded).toMatchObject({ state: 'recorded', areas: ['E09000003'], reason: '2027 c. 1' });
  expect(lawChangeInForce(recorded.content, 'E09000003', '2027-10-01')).toBe(false);
  expect(refusedCodes(() => confirmLawChange(recorded.content, taking(DFE_1)))).toEqual(['own-record']);
  const confirmed = confirmLawChange(recorded.content, taking(DFE_2));
  expect(confirmed).toMatchObject({ state: 'confirmed', content: LAW });
  expect(lawChangeInForce({ ...LAW, confirmedBy: LAW.recordedBy }, 'E09000003', '2027-10-01')).toBe(false);
});

test('a confirmation stands: a later one does not replace it', () => {
  expect(confirmLawChange(LAW, taking({ ...DFE_2, account: 'dfe-3' }))).toBeNull();
});

test('nobody but DfE policy records or confirms one, and all that is wrong is told at once', () => {
  const backwards = { ...INPUT, expiresOn: INPUT.commencesOn };
  expect(refusedCodes(() => recordLawChange(LAW, backwards, taking(LEAD)))).toEqual([
    'wrong-role',
    'already-recorded',
    'expires-before-it-commences',
  ]);
  expect(refusedCodes(() => confirmLawChange(LAW, taking(LEAD)))).toEqual(['wrong-role']);
  const england = { ...INPUT, areas: 'england' as const, expiresOn: null };
  expect(recordLawChange(null, england, taking(DFE_1)).areas).toEqual([]);
});

test('that two people stand behind it is told, who they are is not', () => {
  expect(LAW_CHANGE.publicPart(LAW)).toEqual({ ...INPUT, confirmed: true });
  expect(LAW_CHANGE.publicPart({ ...LAW, confirmedBy: null })['confirmed']).toBe(false);
  expect(LAW_CHANGE.publicPart({ ...LAW, confirmedBy: LAW.recordedBy })['confirmed']).toBe(false);
});

test('the copy that a partnership receives is in force when the original is, and names nobody', () => {
  const received = (law: typeof LAW) => RECEIVED_LAW_CHANGE.schema.parse(LAW_CHANGE.publicPart(law));
  expect(lawChangeInForce(received(LAW), 'E09000003', '2027-10-01')).toBe(true);
  expect(JSON.stringify(received(LAW))).not.toContain(LAW.recordedBy);
  const once = received({ ...LAW, confirmedBy: null });
  expect(lawChangeInForce(once, 'E09000003', '2027-10-01')).toBe(false);
  expect(RECEIVED_LAW_CHANGE.publicPart(once)).toEqual(LAW_CHANGE.publicPart({ ...LAW, confirmedBy: null }));
});

test('a change for more areas than a list takes still names them all', () => {
  const areas = Array.from({ length: 41 }, (_, n) => `E090000${String(n + 10)}`);
  const recorded = recordLawChange(null, { ...INPUT, areas }, taking(DFE_1));
  expect([recorded.areas, recorded.content.areas]).toEqual([[], areas]);
});
