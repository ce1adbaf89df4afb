import { unless } from '../gates/refusal.ts';
import type { Change, Taking } from '../records/change.ts';
import { londonDay } from '../records/london-day.ts';
import type { InclusionPlan } from './plan.ts';
import { planRefusal } from './plan-guards.ts';
import { type Clock, NO_FACTS, type PlanTaking, planChange, planRef, planStep } from './take-step.ts';

/** An amendment was begun. The plan stays in force until the amendment is signed off. */
export function amendPlan(
  plan: InclusionPlan,
  amendment: Pick<InclusionPlan, 'id' | 'amends'>,
  taking: PlanTaking,
): Change<InclusionPlan> {
  const problems = [
    ...unless(amendment.amends === plan.id, null, {
      ...{ code: 'amends-another', laCode: plan.laCode, fact: 'The other plan does not amend this one.' },
      whoCanSupply: 'the authority',
    }),
    ...unless(plan.state !== 'amended', null, {
      ...{ code: 'amendment-begun', laCode: plan.laCode, field: 'amends' },
      fact: 'An amendment of this plan has begun already, and two would be in force side by side.',
      whoCanSupply: "the authority's drafter, in the amendment that has begun",
    }),
  ];
  const state = planStep({ plan, from: plan.state, event: 'amend', taking, problems });
  const data = { ...planRef(plan), amended_by: amendment.id };
  return planChange({ ...plan, state, successor: amendment.id }, 'amend', {
    announces: [{ type: 'laip.amended.v1', data }],
  });
}

/** Another plan of the area takes this one's place, from the day on which it is in force. */
export function supersedePlan(
  plan: InclusionPlan,
  next: InclusionPlan,
  taking: Taking | Clock,
): Change<InclusionPlan> {
  const today = londonDay(taking.now);
  const begun = next.inForce !== null && next.inForce.from <= today && today < next.inForce.to;
  const problems =
    next.laCode === plan.laCode && next.id !== plan.id && next.state === 'in-force' && begun
      ? []
      : [
          planRefusal(plan, {
            code: 'successor-not-in-force',
            fact: 'No other plan of the area is in force today.',
            whoCanSupply: 'Regions Group, who signs plans off',
          }),
        ];
  const state = planStep({
    plan,
    from: plan.state,
    event: 'supersede',
    taking: { ...taking, facts: NO_FACTS },
    problems,
  });
  const data = { ...planRef(plan), superseded_by: next.id };
  return planChange({ ...plan, state, successor: next.id }, 'supersede', {
    announces: [{ type: 'laip.superseded.v1', data }],
  });
}

/** The scheduled job ends a plan whose period is over. Nobody waits for it: the gate looks at the dates. */
export function expirePlan(plan: InclusionPlan, now: string): Change<InclusionPlan> {
  const taking = { by: null, now, facts: NO_FACTS };
  const state = planStep({ plan, from: plan.state, event: 'expire', taking });
  const period = plan.inForce ?? { from: londonDay(now), to: londonDay(now) };
  const data = { ...planRef(plan), valid_from: period.from, valid_to: period.to };
  return planChange({ ...plan, state }, 'expire', { announces: [{ type: 'laip.expired.v1', data }] });
}
