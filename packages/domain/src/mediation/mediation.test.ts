import { expect, test } from 'vitest';
import { LEAD, MEMBER, refusedCodes, taking } from '../templates/test-template.ts';
import {
  checkApproach,
  keepMediationApproach,
  MEDIATION_APPROACH,
  type MediationApproach,
  mediationApproachSchema,
} from './approach.ts';
import { agreedActionSchema, attendanceComplies, attendanceSchema, followUpDue } from './follow-up.ts';
import { isIndependent, mediatorRegisteredOn } from './register.ts';

const MEDIATOR = {
  mediator: 'mediator-1',
  register: 'CMC',
  number: 'A123',
  validFrom: '2026-01-01',
  validTo: '2026-12-31',
} as const;
const APPROACH: MediationApproach = {
  repId: 'london',
  laCode: 'E09000003',
  standardsVersion: 'send-mediation-2018',
  mediators: [MEDIATOR],
  adviser: { organisation: 'An adviser', employers: ['independent'] },
  attends: {
    authority: { post: 'decision-maker', mayDecide: true },
    icb: { post: 'dco', mayDecide: true },
  },
};

test('a mediator counts from the first day of the register entry until its last', () => {
  expect(mediatorRegisteredOn(MEDIATOR, '2025-12-31')).toBe(false);
  expect(mediatorRegisteredOn(MEDIATOR, '2026-01-01')).toBe(true);
  expect(mediatorRegisteredOn(MEDIATOR, '2026-12-30')).toBe(true);
  expect(mediatorRegisteredOn(MEDIATOR, '2026-12-31')).toBe(false);
  expect(mediatorRegisteredOn({ ...MEDIATOR, validTo: null }, '2099-01-01')).toBe(true);
});

test.each(['english-authority', 'icb', 'nhs-england'] as const)(
  'nobody employed by an %s is the mediation adviser (s.56(3))',
  (employer) => {
    const adviser = { organisation: 'An adviser', employers: ['independent', employer] as const };
    expect(isIndependent({ ...adviser, employers: [...adviser.employers] })).toBe(false);
    const approach = { ...APPROACH, adviser: { ...adviser, employers: [...adviser.employers] } };
    expect(checkApproach(approach, '2026-11-23')).toMatchObject([{ code: 'adviser-not-independent' }]);
  },
);

test('all that stands in the way of an approach is told at once', () => {
  const approach: MediationApproach = {
    ...APPROACH,
    mediators: [MEDIATOR, { ...MEDIATOR, number: 'a123', validTo: '2026-06-01' }],
    adviser: { organisation: 'NHS', employers: ['nhs-england'] },
    attends: { authority: { post: 'caseworker', mayDecide: false }, icb: { post: 'dco', mayDecide: false } },
  };
  const found = checkApproach(approach, '2026-11-23');
  expect(found.map(({ code, field, gate }) => [code, field, gate])).toEqual([
    ['mediator-not-registered', 'mediators.1', null],
    ['mediator-twice', 'mediators', null],
    ['adviser-not-independent', 'adviser.employers', null],
    ['cannot-decide', 'attends.authority', 'G7'],
    ['cannot-decide', 'attends.icb', 'G7'],
  ]);
  for (const { laCode, fact } of found)
    expect([laCode, fact]).toEqual(['E09000003', expect.stringMatching(/^[A-Z].*\.$/)]);
  expect(checkApproach(APPROACH, '2026-11-23')).toEqual([]);
});

test.each([
  ['a meeting before the mediation', { meetingBefore: true }],
  ['whom a family brings', { familyMayBring: 1 }],
  ['a family that must attend', { mandatory: true }],
  ["a family's time limit", { contactWithin: 14 }],
])('%s cannot be written down (G6)', (_what, extra) => {
  expect(mediationApproachSchema.safeParse({ ...APPROACH, ...extra }).success).toBe(false);
  expect(mediationApproachSchema.parse(APPROACH)).toEqual(APPROACH);
  const attends = { ...APPROACH.attends, family: { post: 'parent', mayDecide: true } };
  expect(mediationApproachSchema.safeParse({ ...APPROACH, attends }).success).toBe(false);
});

test("an authority keeps its own area's approach and nobody else's", () => {
  expect(keepMediationApproach(null, APPROACH, taking(LEAD))).toMatchObject({
    step: 'kept',
    areas: ['E09000003'],
    content: APPROACH,
  });
  expect(keepMediationApproach(APPROACH, APPROACH, taking(LEAD)).step).toBe('changed');
  const others = [
    MEMBER,
    { ...LEAD, role: 'dfe-policy' as const },
    { ...LEAD, repId: 'south-west' as const },
  ];
  for (const by of others) {
    expect(refusedCodes(() => keepMediationApproach(null, APPROACH, taking(by)))).toEqual([
      'other-authority',
    ]);
  }
  const camden = { ...APPROACH, laCode: 'E09000007' };
  expect(refusedCodes(() => keepMediationApproach(APPROACH, camden, taking(MEMBER)))).toEqual([
    'other-authority',
  ]);
  const late = { by: LEAD, now: '2026-12-31T00:00:00.000Z' };
  expect(refusedCodes(() => keepMediationApproach(null, APPROACH, late))).toEqual([
    'mediator-not-registered',
  ]);
});

test('who the mediators are does not leave the service', () => {
  expect(JSON.stringify(MEDIATION_APPROACH.publicPart(APPROACH))).not.toContain('mediator-1');
  expect(MEDIATION_APPROACH.publicPart(APPROACH)['mediators']).toBe(1);
});

test('an agreed action is due on the date agreed in writing, else when the regulations say', () => {
  const agreed = { agreedOn: '2026-11-02', agreedInWritingFor: null };
  expect(followUpDue({ ...agreed, action: 'start-assessment' })).toBe('2026-11-16');
  expect(followUpDue({ ...agreed, action: 'amend-plan' })).toBe('2026-12-07');
  expect(followUpDue({ ...agreed, action: 'other' })).toBeNull();
  const written = agreedActionSchema.parse({
    ...agreed,
    action: 'amend-plan',
    agreedInWritingFor: '2027-01-11',
  });
  expect(followUpDue(written)).toBe('2027-01-11');
});

test('a mediation complies only with somebody who can decide, from each body concerned (G7)', () => {
  const attended = (authorityCouldDecide: boolean, icbCouldDecide: boolean | null) =>
    attendanceSchema.parse({ authorityCouldDecide, icbCouldDecide });
  expect(attendanceComplies(attended(true, null), false)).toBe(true);
  expect(attendanceComplies(attended(true, null), true)).toBe(false);
  expect(attendanceComplies(attended(true, true), true)).toBe(true);
  expect(attendanceComplies(attended(false, true), true)).toBe(false);
  expect(attendanceComplies(attended(false, null), false)).toBe(false);
});
