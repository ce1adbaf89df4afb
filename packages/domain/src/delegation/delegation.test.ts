import { expect, test } from 'vitest';
import type { Person } from '../access/person.ts';
import { StepRefused } from '../gates/step-refused.ts';
import type { Role } from '../roles.ts';
import { appoint, endAppointment } from './appoint.ts';
import { DELEGATION, type Delegation, delegationSchema, keeperOf } from './delegation.ts';
import { handOver } from './hand-over.ts';
import { mayApprove, mayDraft } from './may.ts';

const BARNET = 'E09000003';
const CAMDEN = 'E09000007';
const person = (account: string, laCode = BARNET, role: Role = 'lead-authority'): Person => ({
  account,
  role,
  repId: 'london',
  laCode,
});
const at = (by: Person, day = '2026-03-01') => ({ by, now: `${day}T09:00:00.000Z` });
const codes = (act: () => unknown): string[] => {
  try {
    act();
    return [];
  } catch (error) {
    if (error instanceof StepRefused) return error.refusals.map(({ code }) => code);
    throw error;
  }
};
const post = (account: string, to: Delegation['appointments'][number]['function'], dates = {}) => ({
  laCode: BARNET,
  account,
  function: to,
  from: '2026-01-01',
  to: null,
  ...dates,
});
const AMIRA = person('amira');
const first = appoint(null, post('amira', 'approver'), at(AMIRA)).content;
const staffed = [
  post('ben', 'drafter'),
  post('cleo', 'deputy', { from: '2026-08-01', to: '2026-09-01' }),
  post('amira', 'drafter'),
].reduce((scheme, input) => appoint(scheme, input, at(AMIRA)).content, first);
const on = (day: string) => ({ laCode: BARNET, scheme: staffed, on: day });
const codesOf = (refusals: readonly { code: string }[]) => refusals.map(({ code }) => code);

test('the first appointment of an authority is an approver, made by its own people', () => {
  expect(first.appointments).toEqual([
    { account: 'amira', function: 'approver', from: '2026-01-01', to: null, appointedBy: 'amira' },
  ]);
  expect(codes(() => appoint(null, post('ben', 'drafter'), at(AMIRA)))).toEqual(['no-approver-yet']);
  expect(codes(() => appoint(null, post('ben', 'approver'), at(person('dee', CAMDEN))))).toEqual([
    'another-authority',
  ]);
  expect(codes(() => appoint(null, post('eve', 'approver'), at(person('eve', BARNET, 'evaluator'))))).toEqual(
    ['another-authority'],
  );
});

test('afterwards only an approver appoints, and nobody appoints themselves to decide', () => {
  expect(codes(() => appoint(staffed, post('ben', 'approver'), at(person('ben'))))).toContain(
    'not-an-approver',
  );
  expect(codes(() => appoint(staffed, post('amira', 'deputy', { to: '2026-12-01' }), at(AMIRA)))).toEqual([
    'appoints-oneself',
  ]);
});

test('a deputy may not appoint, even in the deputy’s dates', () => {
  expect(codes(() => appoint(staffed, post('dan', 'drafter'), at(person('cleo'), '2026-08-02')))).toEqual([
    'not-an-approver',
  ]);
});

test('an appointment ends after it starts, a deputy’s has an end, and none is made twice', () => {
  expect(codes(() => appoint(staffed, post('dan', 'deputy'), at(AMIRA)))).toEqual(['deputy-without-end']);
  expect(codes(() => appoint(staffed, post('dan', 'drafter', { to: '2026-01-01' }), at(AMIRA)))).toEqual([
    'ends-before-it-starts',
  ]);
  expect(codes(() => appoint(staffed, post('ben', 'drafter', { from: '2027-01-01' }), at(AMIRA)))).toEqual([
    'appointed-already',
  ]);
});

test('a drafter drafts in the dates of the appointment, for their own authority only', () => {
  expect(mayDraft(person('ben'), on('2026-01-01'))).toEqual([]);
  expect(codesOf(mayDraft(person('ben'), on('2025-12-31')))).toEqual(['not-a-drafter']);
  expect(codesOf(mayDraft(person('ben', CAMDEN), on('2026-01-01')))).toEqual(['another-authority']);
});

test('an approver approves, and a deputy from the first of the deputy’s days to the day before the last', () => {
  expect(mayApprove(AMIRA, on('2026-03-01'), ['ben'])).toEqual([]);
  const deputy = (day: string) => codesOf(mayApprove(person('cleo'), on(day), ['ben']));
  expect([deputy('2026-07-31'), deputy('2026-08-01'), deputy('2026-08-31'), deputy('2026-09-01')]).toEqual([
    ['not-an-approver'],
    [],
    [],
    ['not-an-approver'],
  ]);
});

test('nobody approves their own draft, not even one of several who drafted', () => {
  expect(codesOf(mayApprove(AMIRA, on('2026-03-01'), ['ben', 'amira']))).toEqual(['own-draft']);
});

test('an ended appointment holds no longer, and stays in the scheme', () => {
  const { content } = endAppointment(
    staffed,
    { account: 'ben', function: 'drafter', to: '2026-04-01' },
    at(AMIRA),
  );
  expect(codesOf(mayDraft(person('ben'), { ...on('2026-04-01'), scheme: content }))).toEqual([
    'not-a-drafter',
  ]);
  expect(mayDraft(person('ben'), { ...on('2026-03-31'), scheme: content })).toEqual([]);
  expect(
    codes(() =>
      endAppointment(content, { account: 'dan', function: 'drafter', to: '2026-04-01' }, at(AMIRA)),
    ),
  ).toEqual(['not-appointed']);
});

test('when the last approver’s time is over the authority’s people name the next', () => {
  const ended = endAppointment(
    staffed,
    { account: 'amira', function: 'approver', to: '2026-05-01' },
    at(AMIRA),
  ).content;
  expect(
    codes(() =>
      appoint(ended, post('ben', 'approver', { from: '2026-06-01' }), at(person('ben'), '2026-06-01')),
    ),
  ).toEqual([]);
});

test('one step hands all open work to another, and who drafted what stays', () => {
  const { content } = handOver(staffed, { from: 'ben', to: 'cleo' }, at(AMIRA, '2026-08-02'));
  expect(keeperOf(content, 'ben', '2026-03-01T00:00:00.000Z')).toBe('cleo');
  expect(keeperOf(content, 'ben', '2026-08-03T00:00:00.000Z')).toBe('ben');
  expect(codesOf(mayApprove(person('ben'), on('2026-08-02'), ['ben']))).toContain('own-draft');
  const onwards = handOver(content, { from: 'cleo', to: 'amira' }, at(person('cleo'), '2026-08-05')).content;
  expect(keeperOf(onwards, 'ben', '2026-03-01T00:00:00.000Z')).toBe('amira');
});

test('work passes only to somebody with a function today, from its keeper or an approver', () => {
  expect(codes(() => handOver(staffed, { from: 'ben', to: 'dan' }, at(person('ben'))))).toEqual([
    'not-appointed',
  ]);
  expect(codes(() => handOver(staffed, { from: 'ben', to: 'ben' }, at(AMIRA)))).toEqual(['to-oneself']);
  expect(codes(() => handOver(staffed, { from: 'amira', to: 'ben' }, at(person('ben'))))).toEqual([
    'not-an-approver',
  ]);
});

test('the scheme fits its schema, and no account leaves the authority', () => {
  expect(delegationSchema.parse(staffed)).toEqual(staffed);
  expect(JSON.stringify(DELEGATION.publicPart(staffed))).not.toMatch(/amira|ben|cleo/);
});
