import { describe, expect, test } from 'vitest';
import { acceptPlan, extendPlan, followUpPlan, returnPlan } from './decide-plan.ts';
import { editPlan } from './draft-plan.ts';
import { changedSections } from './plan-record.ts';
import { answerAboutPlan, askAboutPlan, judgePlan, qualityAssurePlan } from './quality-assurance.ts';
import {
  AMIRA,
  accept,
  as,
  assured,
  BEN,
  codes,
  condition,
  ICB,
  inForce,
  judge,
  judged,
  judgedBy,
  period,
  person,
  RAJ,
  RITA,
  submitted,
  text,
} from './test-plan.ts';

describe('Regions Group', () => {
  test('quality-assures with two different reviewers through every standard', () => {
    expect(codes(() => qualityAssurePlan(judgedBy(submitted, RITA), as(RITA)))).toEqual(['two-reviewers']);
    expect(codes(() => qualityAssurePlan(judgedBy(judgedBy(submitted, RITA), RITA), as(RITA)))).toEqual([
      'two-reviewers',
    ]);
    const half = judge(judgedBy(submitted, RITA), RAJ, 'ns-1');
    expect(codes(() => qualityAssurePlan(half, as(RITA)))).toEqual(['two-reviewers']);
    expect(codes(() => judge(submitted, RITA, 'ns-9'))).toEqual(['not-in-the-version']);
  });

  test('judges several standards in one step, each once, and every fault is told with its place', () => {
    const judgement = (statementId: string) => ({ statementId, judgement: 'met' as const, note: null });
    const both = judgePlan(submitted, { judgements: [judgement('ns-1'), judgement('ns-2')] }, as(RITA));
    expect(both.content).toEqual(judgedBy(submitted, RITA));
    const faults = ['ns-1', 'ns-1', 'ns-9'].map(judgement);
    expect(codes(() => judgePlan(submitted, { judgements: faults }, as(RITA)))).toEqual([
      ...['judged-twice', 'not-in-the-version'],
    ]);
  });

  test('of another region judges, returns and accepts nothing', () => {
    const stranger = { ...RITA, repId: 'north-east' as const };
    expect(codes(() => judge(submitted, stranger, 'ns-1'))).toEqual(['another-region']);
    expect(codes(() => returnPlan(submitted, { reasons: ['Thin.'] }, as(stranger)))).toEqual([
      'another-region',
    ]);
    expect(codes(() => acceptPlan(assured, period, as(stranger)))).toEqual(['another-region']);
  });

  test('waits for the answers to its questions', () => {
    const asked = askAboutPlan(judged, { id: 'q1', text: 'How many places?' }, as(RITA)).content;
    expect(codes(() => qualityAssurePlan(asked, as(RITA)))).toEqual(['question-open']);
    const answered = answerAboutPlan(asked, { id: 'q1', text: 'Twelve.' }, as(BEN)).content;
    expect(qualityAssurePlan(answered, as(RITA)).content.state).toBe('quality-assured');
    expect(codes(() => answerAboutPlan(answered, { id: 'q1', text: 'Ten.' }, as(BEN)))).toEqual([
      'no-open-question',
    ]);
    expect(codes(() => askAboutPlan(asked, { id: 'q1', text: 'Again?' }, as(RITA)))).toEqual([
      'asked-already',
    ]);
  });

  test('is the only one to sign off: no authority, lead or DfE policy', () => {
    for (const by of [AMIRA, ICB, person('pia', 'dfe-policy'), person('eve', 'evaluator')]) {
      expect(codes(() => acceptPlan(assured, period, as(by)))).toContain('role-not-permitted');
      expect(codes(() => extendPlan(inForce, { to: '2028-01-01', reason: 'More time.' }, as(by)))).toContain(
        'role-not-permitted',
      );
      expect(
        codes(() => followUpPlan(inForce, { conditionId: null, opensListGate: true, reason: 'x' }, as(by))),
      ).toContain('role-not-permitted');
    }
  });

  test('a standard judged as not met needs a condition, and dates make sense', () => {
    const unmet = qualityAssurePlan(judge(judged, RAJ, 'ns-1', 'not-met'), as(RITA)).content;
    expect(codes(() => accept(unmet))).toEqual(['standard-not-met']);
    expect(accept(unmet, { conditions: [condition] }).state).toBe('in-force');
    expect(codes(() => accept(assured, { from: '2026-05-31' }))).toEqual(['in-the-past']);
    expect(codes(() => accept(assured, { from: '2026-06-01' }))).toEqual([]);
    expect(codes(() => accept(assured, { conditions: [{ ...condition, due: '2026-06-01' }] }))).toEqual([]);
    expect(codes(() => accept(assured, { to: '2026-09-01' }))).toEqual(['ends-before-it-starts']);
    expect(codes(() => accept(assured, { opensListGate: false }))).toEqual(['closed-without-condition']);
    expect(codes(() => accept(assured, { conditions: [condition, condition] }))).toEqual(['condition-twice']);
    expect(codes(() => accept(assured, { conditions: [{ ...condition, due: '2026-05-31' }] }))).toEqual([
      'in-the-past',
    ]);
  });

  test('tells the sign-off with the standards it rests on and its dates', () => {
    expect(acceptPlan(assured, period, as(RITA)).announces).toMatchObject([
      {
        type: 'laip.signed_off.v1',
        data: {
          ...{ qa_outcome: 'met', standards_set: 'national-standards', standards_version: 'test-1' },
          ...{ valid_from: '2026-09-01', valid_to: '2027-09-01', opens_list_gate: true },
        },
      },
    ]);
  });

  test('a returned plan is edited into its next revision, and the differences since the last submission are named', () => {
    const returned = returnPlan(submitted, { reasons: ['The map is thin.'] }, as(RITA)).content;
    const again = editPlan(
      returned,
      { sections: [text('needs', 'Many more.'), text('finance', 'Enough.')] },
      as(BEN),
    ).content;
    expect(again).toMatchObject({ state: 'drafted', revision: 2, inForce: null });
    expect(changedSections(again)).toEqual(['needs', 'finance']);
  });

  test('extends only what is in force, and only to a later day', () => {
    const to = '2028-09-01';
    const reason = 'The next plan is late.';
    expect(extendPlan(inForce, { to, reason }, as(RITA, '2027-08-31')).content.inForce).toEqual({
      from: '2026-09-01',
      to,
    });
    expect(codes(() => extendPlan(inForce, { to, reason }, as(RITA, '2027-09-01')))).toEqual([
      'not-in-force',
    ]);
    expect(codes(() => extendPlan(inForce, { to: '2027-09-01', reason }, as(RITA, '2027-01-01')))).toEqual([
      'not-longer',
    ]);
  });
});
