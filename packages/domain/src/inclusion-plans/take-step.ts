import { type Refusal, StepRefused } from '../gates/step-refused.ts';
import { step } from '../machine/machine.ts';
import type { Announcement, Change, Taking } from '../records/change.ts';
import { londonDay } from '../records/london-day.ts';
import type { InclusionPlan, PlanState } from './plan.ts';
import type { PlanFacts } from './plan-guards.ts';
import { PLAN_MACHINE, type PlanEvent } from './plan-machine.ts';

/** What a step of a plan needs beside the plan: null where it is not there. */
export type PlanCommandFacts = Pick<PlanFacts, 'scheme' | 'template' | 'standards'>;
export const NO_FACTS: PlanCommandFacts = { scheme: null, template: null, standards: null };

/** Who takes a step of a plan, when, and what the rules need to know. */
export type PlanTaking = Taking & { readonly facts: PlanCommandFacts };

/** The scheduled job takes a step in nobody's name. */
export type Clock = { readonly by: null; readonly now: string };

type Step = {
  readonly plan: InclusionPlan;
  readonly from: PlanState | null;
  readonly event: PlanEvent;
  readonly taking: (Taking | Clock) & { readonly facts: PlanCommandFacts };
  /** What is wrong with the input of this step. */
  readonly problems?: readonly Refusal[];
};

/** The state that the step leads to. Throws StepRefused with the machine's reasons and the input's together. */
export function planStep({ plan, from, event, taking, problems = [] }: Step): PlanState {
  const today = londonDay(taking.now);
  const attempt = {
    from,
    event,
    taker: taking.by?.role ?? 'clock',
    facts: { plan, by: taking.by, today, ...taking.facts },
  } as const;
  let refused: readonly Refusal[] = [];
  let to: PlanState | null = null;
  try {
    to = step(PLAN_MACHINE, attempt);
  } catch (error) {
    if (!(error instanceof StepRefused)) throw error;
    refused = error.refusals;
  }
  const all = [...refused, ...problems];
  if (to === null || all.length > 0) throw new StepRefused(all);
  return to;
}

export const planChange = (
  content: InclusionPlan,
  step: PlanEvent,
  rest: { readonly reason?: string; readonly announces?: readonly Announcement[] } = {},
): Change<InclusionPlan> => ({
  content,
  state: content.state,
  areas: [content.laCode],
  step,
  reason: rest.reason ?? null,
  announces: rest.announces ?? [],
});

/** What every event of a plan says of it. */
export const planRef = ({ id, laCode, revision }: InclusionPlan) => ({
  plan_id: id,
  new_la_code: laCode,
  revision,
});
