import { step } from '../machine/machine.ts';
import { AREA_MACHINE, type AreaEvent } from './area-machine.ts';
import type { Pilot, PilotArea, PilotState } from './pilot.ts';
import type { PilotStepFacts } from './pilot-guards.ts';
import { PILOT_MACHINE, type PilotEvent } from './pilot-machine.ts';

/** The step that a pilot takes because of its areas, if there is one. */
function followingStep({ state, areas }: Pilot): PilotEvent | null {
  const is = (wanted: PilotArea['state']) => areas.some((area) => area.state === wanted);
  const open = areas.some(({ state: at, agreement }) => at === 'agreed' && agreement === null);
  const answered = !open && !is('invited') && is('agreed');
  if (state === 'consulting') return answered ? 'areas-agreed' : null;
  if (state === 'agreed') return answered ? null : 'areas-reopened';
  if (state === 'registered' || state === 'paused') return is('live') ? 'area-live' : null;
  return state === 'live' && !is('live') ? 'none-live' : null;
}

/** The pilot in the state that follows from its areas, with the states it passed through on the way. */
export function settle(
  pilot: Pilot,
  look: Pick<PilotStepFacts, 'today' | 'facts'>,
): { pilot: Pilot; passed: PilotState[] } {
  const event = followingStep(pilot);
  if (event === null) return { pilot, passed: [pilot.state] };
  const facts = { ...look, pilot, by: null };
  const state = step(PILOT_MACHINE, { from: pilot.state, event, taker: 'areas', facts });
  return { pilot: { ...pilot, state }, passed: [pilot.state, state] };
}

/** The area after a step that follows from its pilot; it stays where it has no such step. */
export function follow(
  area: PilotArea,
  event: Extract<AreaEvent, 'reopen' | 'leave-out' | 'stay-held' | 'end'>,
): PilotArea {
  const row = AREA_MACHINE.transitions.find((each) => each.from === area.state && each.event === event);
  return row ? { ...area, state: row.to } : area;
}
