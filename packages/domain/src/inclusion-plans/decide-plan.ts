import { z } from 'zod';
import type { Refusal } from '../gates/step-refused.ts';
import { daySchema, noteSchema, slugSchema } from '../records/bounded.ts';
import type { Announcement, Change } from '../records/change.ts';
import { londonDay } from '../records/london-day.ts';
import { conditionSchema, type InclusionPlan } from './plan.ts';
import { planRefusal } from './plan-guards.ts';
import { type PlanTaking, planChange, planRef, planStep } from './take-step.ts';

export const acceptPlanSchema = z.strictObject({
  from: daySchema,
  to: daySchema,
  conditions: z.array(conditionSchema.omit({ metOn: true })).max(50),
  /** Must be true without conditions; with conditions Regions Group says. */
  opensListGate: z.boolean(),
  reasons: z.array(noteSchema).max(50),
});
export type AcceptPlan = z.infer<typeof acceptPlanSchema>;
export const returnPlanSchema = z.strictObject({ reasons: z.array(noteSchema).min(1).max(50) });
export type ReturnPlan = z.infer<typeof returnPlanSchema>;
export const extendPlanSchema = z.strictObject({ to: daySchema, reason: noteSchema });
export type ExtendPlan = z.infer<typeof extendPlanSchema>;
export const followUpPlanSchema = z.strictObject({
  conditionId: slugSchema.nullable(),
  opensListGate: z.boolean(),
  reason: noteSchema,
});
export type FollowUpPlan = z.infer<typeof followUpPlanSchema>;

const wrong = (plan: InclusionPlan, code: string, field: string, fact: string): Refusal =>
  planRefusal(plan, { code, field, fact, whoCanSupply: 'Regions Group' });

function problemsOf(plan: InclusionPlan, input: AcceptPlan, today: string): Refusal[] {
  const unmet = plan.judgements.some(({ judgement }) => judgement === 'not-met');
  const bare = input.conditions.length === 0;
  const ids = new Set(input.conditions.map(({ id }) => id));
  return [
    ...(input.from < today
      ? [wrong(plan, 'in-the-past', 'from', 'A plan does not come into force in the past.')]
      : []),
    ...(input.to <= input.from
      ? [wrong(plan, 'ends-before-it-starts', 'to', 'The plan ends before it is in force.')]
      : []),
    ...(unmet && bare
      ? [
          wrong(
            plan,
            'standard-not-met',
            'conditions',
            'A standard was judged as not met, and no condition answers it.',
          ),
        ]
      : []),
    ...(bare && !input.opensListGate
      ? [
          wrong(
            plan,
            'closed-without-condition',
            'opensListGate',
            'A plan accepted without a condition opens the gate to lists.',
          ),
        ]
      : []),
    ...(ids.size < input.conditions.length
      ? [wrong(plan, 'condition-twice', 'conditions', 'Two conditions have one id.')]
      : []),
    ...input.conditions
      .filter(({ due }) => due < today)
      .map(({ id }) => wrong(plan, 'in-the-past', `conditions.${id}`, 'The condition is due in the past.')),
  ];
}

/** What is told of a sign-off, at first and when it is extended. */
function signedOff(plan: InclusionPlan): readonly Announcement[] {
  const { decision, standards, inForce } = plan;
  if (!decision || !standards || !inForce) return [];
  const data = {
    ...planRef(plan),
    qa_outcome: decision.outcome === 'accept' ? ('met' as const) : ('met-with-conditions' as const),
    conditions: decision.conditions.map(({ id, due }) => ({ id, due })),
    opens_list_gate: decision.opensListGate,
    standards_set: standards.set,
    standards_version: standards.version,
    valid_from: inForce.from,
    valid_to: inForce.to,
  };
  return [{ type: 'laip.signed_off.v1', data }];
}

/** Regions Group signs the plan off between two dates, with or without dated conditions. */
export function acceptPlan(
  plan: InclusionPlan,
  input: AcceptPlan,
  taking: PlanTaking,
): Change<InclusionPlan> {
  const problems = problemsOf(plan, input, londonDay(taking.now));
  const state = planStep({ plan, from: plan.state, event: 'accept', taking, problems });
  const decision: InclusionPlan['decision'] = {
    outcome: input.conditions.length === 0 ? 'accept' : 'accept-with-conditions',
    reasons: input.reasons,
    conditions: input.conditions.map((condition) => ({ ...condition, metOn: null })),
    opensListGate: input.opensListGate,
    decidedBy: taking.by.account,
    role: 'regions-group',
    at: taking.now,
  };
  const content = { ...plan, state, decision, inForce: { from: input.from, to: input.to } };
  return planChange(content, 'accept', { announces: signedOff(content) });
}

/** Regions Group sends the plan back with reasons, before a decision or out of force: lists pause at that moment. */
export function returnPlan(
  plan: InclusionPlan,
  { reasons }: ReturnPlan,
  taking: PlanTaking,
): Change<InclusionPlan> {
  const state = planStep({ plan, from: plan.state, event: 'return', taking });
  const decision: InclusionPlan['decision'] = {
    ...{ outcome: 'return', reasons, conditions: plan.decision?.conditions ?? [], opensListGate: false },
    ...{ decidedBy: taking.by.account, role: 'regions-group', at: taking.now },
  };
  const data = { ...planRef(plan), reasons, was_in_force: plan.inForce !== null };
  return planChange({ ...plan, state, decision, inForce: null }, 'return', {
    reason: reasons.join(' '),
    announces: [{ type: 'laip.returned.v1', data }],
  });
}

/** Regions Group, and nobody else, lets a plan in force run longer. */
export function extendPlan(
  plan: InclusionPlan,
  { to, reason }: ExtendPlan,
  taking: PlanTaking,
): Change<InclusionPlan> {
  const later = plan.inForce !== null && to > plan.inForce.to;
  const problems = later
    ? []
    : [wrong(plan, 'not-longer', 'to', 'The new end is no later than the old one.')];
  const state = planStep({ plan, from: plan.state, event: 'extend', taking, problems });
  const content = { ...plan, state, inForce: { from: plan.inForce?.from ?? to, to } };
  return planChange(content, 'extend', { reason, announces: signedOff(content) });
}

/** Regions Group follows a condition up, and says whether the gate to lists is open from now on. */
export function followUpPlan(
  plan: InclusionPlan,
  { conditionId, opensListGate, reason }: FollowUpPlan,
  taking: PlanTaking,
): Change<InclusionPlan> {
  const held = plan.decision?.conditions ?? [];
  const known = conditionId === null || held.some(({ id, metOn }) => id === conditionId && metOn === null);
  const problems = known
    ? []
    : [wrong(plan, 'no-open-condition', 'conditionId', 'No open condition has this id.')];
  const state = planStep({ plan, from: plan.state, event: 'follow-up', taking, problems });
  const metOn = londonDay(taking.now);
  const conditions = held.map((each) => (each.id === conditionId ? { ...each, metOn } : each));
  const decision = plan.decision && { ...plan.decision, conditions, opensListGate };
  const content = { ...plan, state, decision };
  return planChange(content, 'follow-up', { reason, announces: signedOff(content) });
}
