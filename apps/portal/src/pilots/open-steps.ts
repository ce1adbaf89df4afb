import {
  AREA_MACHINE,
  type Delegation,
  isApprover,
  isDrafter,
  PILOT_MACHINE,
  type Pilot,
  type PilotArea,
  possibleSteps,
} from '@rep/domain';
import type { Identity } from '@rep/identity';

/** Who looks, on which day, and what their authority's scheme lets them do. */
export type Viewer = {
  readonly account: Identity;
  readonly scheme: Delegation | null;
  readonly today: string;
};

export type PilotStepName =
  | 'edit'
  | 'consult'
  | 'submit'
  | 'return'
  | 'approve'
  | 'register'
  | 'deviate'
  | 'record-exit'
  | 'refine'
  | 'end'
  | 'withdraw'
  | 'supersede';
export type AreaStepName =
  | 'agree'
  | 'decline'
  | 'withdraw-agreement'
  | 'sign-document'
  | 'go-live'
  | 'pause'
  | 'resume';

const DRAFTING: readonly string[] = ['edit', 'consult', 'deviate', 'record-exit'];
const isAuthority = ({ role }: Identity): boolean => role === 'lead-authority' || role === 'member-authority';
const mayDecide = ({ account, scheme, today }: Viewer, { draftedBy }: Pilot): boolean =>
  isApprover(scheme, account.account, today) && !draftedBy.includes(account.account);

function holdsPost(viewer: Viewer, pilot: Pilot, event: string): boolean {
  const { account, scheme, today } = viewer;
  if (account.role === 'dfe-policy') return true;
  if (account.laCode !== pilot.leadLaCode) return false;
  return DRAFTING.includes(event) ? isDrafter(scheme, account.account, today) : mayDecide(viewer, pilot);
}

const isPilotStep = (event: string): event is PilotStepName =>
  event !== 'draft' &&
  event !== 'areas-agreed' &&
  event !== 'areas-reopened' &&
  event !== 'area-live' &&
  event !== 'none-live';

/** The steps of the pilot that this person can take now. What a gate says of them, the service says when they are taken. */
export function openPilotSteps(pilot: Pilot, viewer: Viewer): readonly PilotStepName[] {
  return possibleSteps(PILOT_MACHINE, pilot.state, viewer.account.role)
    .map(({ event }): string => event)
    .filter(isPilotStep)
    .filter((event) => holdsPost(viewer, pilot, event));
}

const BEFORE_SUBMISSION: readonly string[] = ['draft', 'consulting', 'agreed'];
const RUNNING: readonly string[] = ['registered', 'live', 'paused'];
const OVER: readonly string[] = ['ended', 'withdrawn', 'superseded', 'refined'];

/** Nobody lifts another's hold. */
function mayLift({ role }: Identity, { holds }: PilotArea): boolean {
  if (role === 'dfe-policy') return holds.some(({ cause }) => ['dfe', 'guardrail', 'halt'].includes(cause));
  if (role === 'regions-group') return holds.some(({ cause }) => cause === 'dfe' || cause === 'guardrail');
  return holds.some(({ cause }) => cause === 'authority' || cause === 'gate');
}

function ofTheArea(pilot: Pilot, area: PilotArea, viewer: Viewer): readonly AreaStepName[] {
  const { account, scheme, today } = viewer;
  const approves = mayDecide(viewer, pilot);
  const early = BEFORE_SUBMISSION.includes(pilot.state);
  const appointed = isDrafter(scheme, account.account, today) || isApprover(scheme, account.account, today);
  const has = (event: string): boolean =>
    possibleSteps(AREA_MACHINE, area.state, account.role).some((row) => row.event === event);
  const open: Readonly<Record<AreaStepName, boolean>> = {
    agree: approves && early && area.agreement === null,
    decline: approves && early,
    'withdraw-agreement': approves && early && area.liveSince === null,
    'sign-document': approves,
    'go-live': approves && RUNNING.includes(pilot.state),
    pause: appointed && !area.holds.some(({ cause }) => cause === 'authority'),
    resume: approves && mayLift(account, area),
  };
  const events: Readonly<Record<AreaStepName, string>> = {
    ...{
      agree: 'agree',
      decline: 'decline',
      'withdraw-agreement': 'withdraw',
      'sign-document': 'sign-document',
    },
    ...{ 'go-live': 'go-live', pause: 'pause', resume: 'lift' },
  };
  return AREA_STEPS.filter((step) => open[step] && has(events[step]));
}
const AREA_STEPS: readonly AreaStepName[] = [
  ...(['agree', 'decline', 'withdraw-agreement', 'sign-document', 'go-live', 'pause', 'resume'] as const),
];

/** The steps of one area that this person can take now. */
export function openAreaSteps(pilot: Pilot, area: PilotArea, viewer: Viewer): readonly AreaStepName[] {
  const { account } = viewer;
  if (OVER.includes(pilot.state)) return [];
  if (isAuthority(account)) return account.laCode === area.laCode ? ofTheArea(pilot, area, viewer) : [];
  const dfe =
    account.role === 'dfe-policy' ||
    (account.role === 'regions-group' && (account.repId === null || account.repId === pilot.repId));
  if (!dfe) return [];
  const pausable = area.state === 'agreed' || area.state === 'live' || area.state === 'paused';
  const pauses = pausable && !area.holds.some(({ cause }) => cause === 'dfe');
  return [
    ...(pauses ? (['pause'] as const) : []),
    ...(area.state === 'paused' && mayLift(account, area) ? (['resume'] as const) : []),
  ];
}
