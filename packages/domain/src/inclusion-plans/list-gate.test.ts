import { describe, expect, test } from 'vitest';
import { followUpPlan, returnPlan } from './decide-plan.ts';
import { draftPlan } from './draft-plan.ts';
import { amendPlan, expirePlan, supersedePlan } from './end-plan.ts';
import { expiryWarnings, listGateOf, listGateOfArea } from './list-gate.ts';
import type { InclusionPlan } from './plan.ts';
import {
  accept,
  agreed,
  as,
  assured,
  BEN,
  begin,
  codes,
  condition,
  drafted,
  inForce,
  judged,
  named,
  RITA,
  reviewed,
  signedOff,
  submitted,
  written,
} from './test-plan.ts';

describe('gate G1: the plan of the area opens the gate to lists', () => {
  const gate = (plan: InclusionPlan | null, day = '2027-01-01') => listGateOf(plan, day).code;

  test('from its first day to the day before its last, whether or not the scheduled job has run', () => {
    expect(['2026-08-31', '2026-09-01', '2027-08-31', '2027-09-01'].map((day) => gate(inForce, day))).toEqual(
      ['plan-not-yet-in-force', 'plan-in-force', 'plan-in-force', 'plan-expired'],
    );
    expect(listGateOf(inForce, '2027-01-01')).toMatchObject({
      open: true,
      until: '2027-09-01',
      standards: named.standards,
    });
  });

  test('and is closed at every stage before Regions Group’s sign-off', () => {
    for (const plan of [drafted, written, reviewed, agreed, signedOff, submitted, judged, assured]) {
      expect(gate(plan)).toBe('plan-not-signed-off');
      expect(listGateOf(plan, '2027-01-01').open).toBe(false);
    }
    expect(gate(null)).toBe('no-plan');
  });

  test('a conditional acceptance opens it only where Regions Group says so, then or later', () => {
    const shut = accept(assured, { conditions: [condition], opensListGate: false });
    expect(gate(shut)).toBe('conditions-keep-closed');
    expect(gate(accept(assured, { conditions: [condition], opensListGate: true }))).toBe('plan-in-force');
    const follow = { conditionId: 'c1', opensListGate: true, reason: 'Places are named.' };
    const open = followUpPlan(shut, follow, as(RITA)).content;
    expect(open.decision?.conditions[0]?.metOn).toBe('2026-06-01');
    expect(gate(open)).toBe('plan-in-force');
    expect(codes(() => followUpPlan(open, follow, as(RITA)))).toEqual(['no-open-condition']);
  });

  test('a return out of force closes it at that moment', () => {
    const { content, announces } = returnPlan(
      inForce,
      { reasons: ['Not delivered.'] },
      as(RITA, '2027-01-01'),
    );
    expect(gate(content)).toBe('plan-returned');
    expect(announces).toMatchObject([{ type: 'laip.returned.v1', data: { was_in_force: true } }]);
  });

  test('an amendment leaves it open until the other plan takes its place', () => {
    const next = draftPlan(begin('e2', 'e1'), { ...as(BEN), startFrom: inForce, held: [inForce] }).content;
    expect(next.sections).toEqual(inForce.sections);
    const amended = amendPlan(inForce, next, as(BEN, '2027-01-01')).content;
    expect(gate(amended)).toBe('plan-in-force');
    const later = { ...inForce, id: 'e2', inForce: { from: '2027-02-01', to: '2028-02-01' } };
    const at = (day: string) => ({ by: null, now: `${day}T06:00:00.000Z` });
    expect(codes(() => supersedePlan(amended, later, at('2027-01-31')))).toEqual(['successor-not-in-force']);
    expect(codes(() => supersedePlan(amended, { ...later, laCode: 'E09000007' }, at('2027-02-01')))).toEqual([
      'successor-not-in-force',
    ]);
    const brief = { ...later, inForce: { from: '2027-01-01', to: '2027-02-01' } };
    expect(codes(() => supersedePlan(amended, brief, at('2027-02-01')))).toEqual(['successor-not-in-force']);
    expect(gate(supersedePlan(amended, later, at('2027-02-01')).content)).toBe('plan-superseded');
    expect(listGateOfArea([amended, later], '2027-03-01').open).toBe(true);
    const second = { id: 'e3', amends: inForce.id };
    expect(codes(() => amendPlan(amended, second, as(BEN, '2027-01-01')))).toEqual(['amendment-begun']);
    expect(codes(() => amendPlan(inForce, { id: 'e3', amends: null }, as(BEN, '2027-01-01')))).toEqual([
      'amends-another',
    ]);
    expect(
      codes(() => draftPlan(begin('e2', 'e9'), { ...as(BEN), startFrom: inForce, held: [inForce] })),
    ).toEqual(['amends-nothing']);
  });

  test('of two plans side by side the one put in force last speaks, whatever the older one opens', () => {
    const at = (day: string) => `${day}T10:00:00.000Z`;
    const { decision } = inForce;
    if (!decision) throw new Error('it was accepted');
    const later: InclusionPlan = {
      ...{ ...inForce, id: 'e2', decision: { ...decision, opensListGate: false, at: at('2027-01-01') } },
      inForce: { from: '2027-02-01', to: '2028-02-01' },
    };
    const code = (plans: readonly InclusionPlan[], day: string) => listGateOfArea(plans, day).code;
    for (const both of [
      [inForce, later],
      [later, inForce],
    ]) {
      expect(code(both, '2027-01-31')).toBe('plan-in-force');
      expect(code(both, '2027-02-01')).toBe('conditions-keep-closed');
    }
    const sameDay: InclusionPlan = { ...later, inForce: inForce.inForce };
    expect(code([sameDay, inForce], '2027-01-01')).toBe('conditions-keep-closed');
    const gone: InclusionPlan = { ...inForce, state: 'superseded' };
    const out: InclusionPlan = { ...later, state: 'returned', inForce: null };
    expect(code([gone, out], '2027-03-01')).toBe('plan-returned');
    expect(code([{ ...later, state: 'expired' }, inForce], '2027-03-01')).toBe('plan-expired');
    expect(code([], '2027-03-01')).toBe('no-plan');
  });

  test('the scheduled job ends a plan on its last day, nobody earlier', () => {
    const at = (day: string) => `${day}T06:00:00.000Z`;
    expect(codes(() => expirePlan(inForce, at('2027-08-31')))).toEqual(['period-not-over']);
    expect(expirePlan(inForce, at('2027-09-01')).content.state).toBe('expired');
  });

  test('everybody is warned 90, 60 and 30 days before the end', () => {
    const due = (day: string) => expiryWarnings(inForce, day).map(({ days }) => days);
    expect([due('2027-06-02'), due('2027-06-03'), due('2027-07-03'), due('2027-08-02')]).toEqual([
      [],
      [90],
      [90, 60],
      [90, 60, 30],
    ]);
    expect(expiryWarnings({ ...inForce, state: 'amended' }, '2027-06-03')).toHaveLength(1);
    expect(due('2027-09-01')).toEqual([]);
    expect(expiryWarnings(assured, '2027-08-02')).toEqual([]);
  });
});
