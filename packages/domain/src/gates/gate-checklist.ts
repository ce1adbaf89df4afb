import { possibleSteps } from '../machine/machine.ts';
import { orList, roleInWords } from '../machine/role-in-words.ts';
import type { Pilot, PilotState } from '../pilots/pilot.ts';
import { PILOT_MACHINE, type PilotEvent } from '../pilots/pilot-machine.ts';
import { AREA_GATES, PILOT_GATES } from './all-gates.ts';
import { isWaived } from './gate-decision.ts';
import type { Look } from './gate-facts.ts';
import type { GateId, Refusal } from './step-refused.ts';

export type GateCheck = {
  readonly gate: GateId | null;
  readonly title: string;
  readonly result: 'pass' | 'fail' | 'waived';
  readonly refusals: readonly Refusal[];
};
/** A step that has still to be taken, and by whom. */
export type StepToTake = { readonly step: PilotEvent; readonly who: string };
/** What stands between a pilot and live: its own gates, the steps ahead, and the gates of each area. */
export type GateChecklist = {
  readonly checks: readonly GateCheck[];
  readonly steps: readonly StepToTake[];
  readonly areas: readonly {
    readonly laCode: string;
    readonly state: string;
    readonly checks: readonly GateCheck[];
  }[];
};

/** The way to a registered pilot; what its areas answer stands between consulting and agreed. */
const WAY: Readonly<Partial<Record<PilotState, readonly PilotEvent[]>>> = {
  draft: ['consult', 'areas-agreed', 'submit', 'approve', 'register'],
  consulting: ['areas-agreed', 'submit', 'approve', 'register'],
  agreed: ['submit', 'approve', 'register'],
  submitted: ['approve', 'register'],
  approved: ['register'],
};

const whoTakes = (event: PilotEvent): string =>
  orList(
    PILOT_MACHINE.transitions
      .filter((row) => row.event === event)
      .flatMap(({ roles }) => roles.map(roleInWords)),
  );

function checked(
  pilot: Pilot,
  { today }: Look,
  [gate, title, refusals]: readonly [GateId | null, string, readonly Refusal[]],
): GateCheck {
  const left = refusals.filter((each) => !isWaived(pilot.decisions, each.gate, each.laCode, today));
  const result = left.length > 0 ? 'fail' : refusals.length > 0 ? 'waived' : 'pass';
  return { gate, title, result, refusals: left };
}

/** What stands between this pilot, and each of its areas, and live: which gate, which fact is missing, who can supply it. */
export function gateChecklist(pilot: Pilot, look: Look): GateChecklist {
  return {
    checks: PILOT_GATES.map(([gate, title, rule]) => checked(pilot, look, [gate, title, rule(pilot, look)])),
    steps: (WAY[pilot.state] ?? []).map((step) => ({ step, who: whoTakes(step) })),
    areas: pilot.areas.map((area) => ({
      laCode: area.laCode,
      state: area.state,
      checks: AREA_GATES.map(([gate, title, rule]) =>
        checked(pilot, look, [gate, title, rule(pilot, area, look)]),
      ),
    })),
  };
}

/** The steps that a role has in the pilot now, whatever their gates say. */
export const stepsFor = (pilot: Pilot, role: Parameters<typeof roleInWords>[0]): readonly PilotEvent[] =>
  possibleSteps(PILOT_MACHINE, pilot.state, role).map(({ event }) => event);
