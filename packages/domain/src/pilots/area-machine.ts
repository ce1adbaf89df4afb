import type { Machine, Taker, Transition } from '../machine/machine.ts';
import type { PilotAreaState } from './pilot.ts';
import {
  type AreaStepFacts,
  areaGatesOpen,
  asAreaAppointed,
  asAreaApprover,
  asLeadDrafter,
  beforeSubmission,
  holdLifted,
  isRunning,
  neverLive,
  ofThisRegion,
} from './pilot-guards.ts';

export type AreaEvent =
  | 'invite'
  | 'agree'
  | 'decline'
  | 'withdraw'
  | 'sign-document'
  | 'go-live'
  | 'pause'
  | 'lift'
  | 'stand-by'
  | 'resume'
  | 'reopen'
  | 'leave-out'
  | 'stay-held'
  | 'end';

type Row = Transition<PilotAreaState, AreaEvent, AreaStepFacts>;
type Rules = Pick<Row, 'roles' | 'guards'>;
const AUTHORITY: readonly Taker[] = ['lead-authority', 'member-authority'];
const LIFTERS: readonly Taker[] = [...AUTHORITY, 'regions-group', 'dfe-policy'];
const row = (from: PilotAreaState | null, event: AreaEvent, to: PilotAreaState, rules: Rules): Row => ({
  from,
  event,
  to,
  ...rules,
});

const invite: Rules = { roles: ['lead-authority'], guards: [asLeadDrafter, beforeSubmission] };
const answer: Rules = { roles: AUTHORITY, guards: [asAreaApprover, beforeSubmission] };
const sign: Rules = { roles: AUTHORITY, guards: [asAreaApprover] };
const pause: Rules = { roles: [...LIFTERS, 'clock'], guards: [asAreaAppointed, ofThisRegion] };
const lift: Rules = { roles: LIFTERS, guards: [asAreaApprover, ofThisRegion, holdLifted] };
const together: Rules = { roles: ['areas'], guards: [] };

const SIGNING = ['invited', 'agreed', 'paused', 'live'] as const;
const LEFT_OUT = ['invited', 'agreed', 'declined', 'paused'] as const;
const GOING = ['invited', 'agreed', 'live', 'paused'] as const;

/**
 * One area's way through a pilot. No row looks at another area, so one's refusal or pause moves no other's. `areas` takes
 * the steps that follow from the pilot: a text written anew reopens the question, an ended pilot ends its areas, and
 * an area that is invited again while somebody else holds it back stays paused.
 */
export const AREA_MACHINE: Machine<PilotAreaState, AreaEvent, AreaStepFacts> = {
  noun: 'an area',
  transitions: [
    row(null, 'invite', 'invited', invite),
    row('declined', 'invite', 'invited', invite),
    row('withdrawn', 'invite', 'invited', invite),
    row('invited', 'agree', 'agreed', answer),
    row('agreed', 'agree', 'agreed', answer),
    row('invited', 'decline', 'declined', answer),
    row('agreed', 'withdraw', 'withdrawn', answer),
    row('paused', 'withdraw', 'withdrawn', { ...answer, guards: [...answer.guards, neverLive] }),
    ...SIGNING.map((from) => row(from, 'sign-document', from, sign)),
    row('agreed', 'go-live', 'live', {
      roles: AUTHORITY,
      guards: [asAreaApprover, isRunning, areaGatesOpen],
    }),
    row('agreed', 'pause', 'paused', pause),
    row('live', 'pause', 'paused', pause),
    row('paused', 'pause', 'paused', pause),
    row('paused', 'lift', 'paused', lift),
    row('paused', 'stand-by', 'agreed', { ...lift, guards: [...lift.guards, neverLive] }),
    row('paused', 'resume', 'live', { ...lift, guards: [...lift.guards, isRunning, areaGatesOpen] }),
    row('agreed', 'reopen', 'invited', together),
    row('invited', 'stay-held', 'paused', together),
    ...LEFT_OUT.map((from) => row(from, 'leave-out', 'withdrawn', together)),
    ...GOING.map((from) => row(from, 'end', 'ended', together)),
  ],
};
