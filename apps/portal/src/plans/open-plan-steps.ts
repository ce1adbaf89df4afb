import {
  type InclusionPlan,
  isApprover,
  isDrafter,
  PLAN_MACHINE,
  type PlanEvent,
  possibleSteps,
} from '@rep/domain';
import type { Viewer } from '../pilots/open-steps.ts';

const DRAFTING: readonly PlanEvent[] = ['edit', 'amend'];
const DECIDING: readonly PlanEvent[] = ['sign-off', 'submit'];

function holdsPost(viewer: Viewer, plan: InclusionPlan, event: PlanEvent): boolean {
  const { account, scheme, today } = viewer;
  if (account.role === 'regions-group' || account.role === 'integrated-care-board') {
    return account.repId === null || account.repId === plan.repId;
  }
  if (account.laCode !== plan.laCode) return false;
  const drafts = isDrafter(scheme, account.account, today);
  const approves = isApprover(scheme, account.account, today);
  if (DRAFTING.includes(event)) return drafts;
  if (DECIDING.includes(event)) return approves && !plan.draftedBy.includes(account.account);
  return drafts || approves;
}

/** What has nothing to act on now is not offered: no open question, no body left that this person speaks for. */
function hasObject(plan: InclusionPlan, event: PlanEvent): boolean {
  if (event === 'answer') return plan.questions.some(({ answer }) => answer === null);
  return event !== 'supersede';
}

/** The steps of the plan that this person can take now. */
export const openPlanSteps = (plan: InclusionPlan, viewer: Viewer): readonly PlanEvent[] =>
  possibleSteps(PLAN_MACHINE, plan.state, viewer.account.role)
    .map(({ event }) => event)
    .filter((event) => holdsPost(viewer, plan, event) && hasObject(plan, event));
