import type { Change } from '../records/change.ts';
import { londonDay } from '../records/london-day.ts';
import { type ExpiryWarning, expiryWarnings } from './list-gate.ts';
import type { InclusionPlan } from './plan.ts';
import { NO_FACTS, planChange, planRef, planStep } from './take-step.ts';

/**
 * The warning that is still to be given on a day. Of several that have fallen due since the last look only the last is
 * true; one of fewer days says all that the earlier ones would.
 */
export function warningToGive(plan: InclusionPlan, day: string): ExpiryWarning | null {
  const due = expiryWarnings(plan, day).at(-1);
  const given = plan.warned.some(({ expires, days }) => expires === due?.expires && days <= due.days);
  return due && !given ? due : null;
}

/** The scheduled job warns of the end of a plan in force; null when there is nothing to warn of that was not said. */
export function warnOfEnd(plan: InclusionPlan, now: string): Change<InclusionPlan> | null {
  const on = londonDay(now);
  const due = warningToGive(plan, on);
  if (!due || !plan.inForce) return null;
  const state = planStep({
    plan,
    from: plan.state,
    event: 'warn',
    taking: { by: null, now, facts: NO_FACTS },
  });
  const warned = [...plan.warned, { expires: due.expires, days: due.days, on }];
  const { from, to } = plan.inForce;
  const data = { ...planRef(plan), valid_from: from, valid_to: to, days_before: due.days, warned_on: on };
  return planChange({ ...plan, state, warned }, 'warn', { announces: [{ type: 'laip.expiring.v1', data }] });
}
