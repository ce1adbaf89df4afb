import { addDays } from '../records/london-day.ts';
import type { InclusionPlan } from './plan.ts';

/** Whether an area's plan lets its tailored-list pilots run on a day (gate G1), and why or why not. */
export type ListGate = {
  readonly open: boolean;
  readonly code: string;
  /** One sentence. */
  readonly reason: string;
  readonly planId: string | null;
  /** The version of the standards that the sign-off names; a newer one does not end it. */
  readonly standards: { readonly set: string; readonly version: string } | null;
  /** The first day on which it is closed again. */
  readonly until: string | null;
};

const closed = (plan: InclusionPlan | null, code: string, reason: string): ListGate => ({
  open: false,
  code,
  reason,
  planId: plan?.id ?? null,
  standards: plan?.standards ?? null,
  until: null,
});

const CLOSED_STATES: Partial<Record<InclusionPlan['state'], string>> = {
  returned: 'Regions Group returned the inclusion plan of the area.',
  superseded: 'Another inclusion plan took the place of this one.',
  expired: 'The inclusion plan of the area has expired.',
};

/** What one plan says on a day. The period counts, not whether the scheduled job has run. */
export function listGateOf(plan: InclusionPlan | null, day: string): ListGate {
  if (!plan) return closed(null, 'no-plan', 'The area has no inclusion plan.');
  const { state, decision, inForce, standards } = plan;
  const over = CLOSED_STATES[state];
  if (over) return closed(plan, `plan-${state}`, over);
  if ((state !== 'in-force' && state !== 'amended') || !decision || !inForce || !standards) {
    return closed(
      plan,
      'plan-not-signed-off',
      'Regions Group has not signed off the inclusion plan of the area.',
    );
  }
  if (day < inForce.from)
    return closed(
      plan,
      'plan-not-yet-in-force',
      `The inclusion plan of the area is in force from ${inForce.from}.`,
    );
  if (day >= inForce.to)
    return closed(plan, 'plan-expired', `The inclusion plan of the area was in force until ${inForce.to}.`);
  if (!decision.opensListGate) {
    return closed(
      plan,
      'conditions-keep-closed',
      'Regions Group accepted the inclusion plan of the area on conditions that keep lists closed.',
    );
  }
  return {
    open: true,
    code: 'plan-in-force',
    reason: `The inclusion plan of the area is in force until ${inForce.to}.`,
    planId: plan.id,
    standards,
    until: inForce.to,
  };
}

const signedOff = ({ state }: InclusionPlan): boolean => state === 'in-force' || state === 'amended';

/** Which of two plans Regions Group put in force later; the order of the list where both are as late. */
const byBeginning = (a: InclusionPlan, b: InclusionPlan): number => {
  const [first, second] = [a, b].map(
    (plan) => `${plan.inForce?.from} ${plan.decision?.at} ${Number(signedOff(plan))}`,
  );
  return first === second ? 0 : String(first) < String(second) ? -1 : 1;
};

/** Of the plans of one area whose period had begun on a day, the one that was put in force last. */
export const latestBegun = (plans: readonly InclusionPlan[], day: string): InclusionPlan | undefined =>
  plans
    .filter(({ inForce }) => inForce !== null && inForce.from <= day)
    .sort(byBeginning)
    .at(-1);

/** What all plans of one area say on a day: the one that was put in force last speaks, and no older one beside it. */
export function listGateOfArea(plans: readonly InclusionPlan[], day: string): ListGate {
  const latest = latestBegun(plans, day);
  if (latest && signedOff(latest)) return listGateOf(latest, day);
  const gates = plans.map((plan) => listGateOf(plan, day));
  return gates.findLast(({ open }) => !open) ?? listGateOf(null, day);
}

/** Days before the end at which everybody concerned is warned. */
export const WARNING_DAYS = [90, 60, 30] as const;
export type ExpiryWarning = {
  readonly days: (typeof WARNING_DAYS)[number];
  readonly on: string;
  readonly expires: string;
};

/** The warnings of a plan in force that are due on a day or were before it; the last is the one that counts. */
export function expiryWarnings({ state, inForce }: InclusionPlan, day: string): readonly ExpiryWarning[] {
  if ((state !== 'in-force' && state !== 'amended') || !inForce || day >= inForce.to) return [];
  return WARNING_DAYS.map((days) => ({ days, on: addDays(inForce.to, -days), expires: inForce.to })).filter(
    ({ on }) => on <= day,
  );
}
