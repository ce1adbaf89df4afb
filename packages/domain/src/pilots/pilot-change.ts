import type { Look } from '../gates/gate-facts.ts';
import { type Refusal, StepRefused } from '../gates/step-refused.ts';
import { step } from '../machine/machine.ts';
import type { Announcement, Change, Taking } from '../records/change.ts';
import { londonDay } from '../records/london-day.ts';
import { AREA_MACHINE, type AreaEvent } from './area-machine.ts';
import type { Pilot, PilotArea, PilotAreaState, PilotState } from './pilot.ts';
import { PILOT_MACHINE, type PilotEvent } from './pilot-machine.ts';
import { settle } from './settle.ts';

/** Who takes a step of a pilot, when, and what the gates look at. */
export type PilotTaking = Taking & { readonly facts: Look['facts'] };
/** The scheduled check takes a step in nobody's name. */
export type PilotClock = { readonly by: null; readonly now: string; readonly facts: Look['facts'] };
type Anyone = PilotTaking | PilotClock;

/** The machine's reasons and those of the step's own input, together. Throws StepRefused when there is any. */
function together<T>(take: () => T, problems: readonly Refusal[]): T {
  let refused: readonly Refusal[] = [];
  try {
    const result = take();
    if (problems.length === 0) return result;
  } catch (error) {
    if (!(error instanceof StepRefused)) throw error;
    refused = error.refusals;
  }
  throw new StepRefused([...refused, ...problems]);
}

const factsOf = ({ by, now, facts }: Anyone) => ({ by, facts, today: londonDay(now) });
const takerOf = ({ by }: Anyone) => by?.role ?? 'clock';

/** The state in which a pilot begins. */
export const pilotStart = (pilot: Pilot, taking: PilotTaking, problems: readonly Refusal[]): PilotState =>
  together(
    () =>
      step(PILOT_MACHINE, {
        from: null,
        event: 'draft',
        taker: takerOf(taking),
        facts: { pilot, ...factsOf(taking) },
      }),
    problems,
  );

/** The state that a step of the pilot leads to. */
export const pilotStep = (
  pilot: Pilot,
  event: PilotEvent,
  taking: Anyone,
  problems: readonly Refusal[] = [],
): PilotState =>
  together(
    () =>
      step(PILOT_MACHINE, {
        from: pilot.state,
        event,
        taker: takerOf(taking),
        facts: { pilot, ...factsOf(taking) },
      }),
    problems,
  );

/** The state that a step of one area leads to; `from` is null for one that is not there yet. */
export const areaStep = (
  { pilot, area, from = area.state }: { pilot: Pilot; area: PilotArea; from?: PilotAreaState | null },
  event: AreaEvent,
  taking: Anyone,
  problems: readonly Refusal[] = [],
): PilotAreaState =>
  together(
    () =>
      step(AREA_MACHINE, { from, event, taker: takerOf(taking), facts: { pilot, area, ...factsOf(taking) } }),
    problems,
  );

function areaAnnouncements(before: Pilot | null, after: Pilot, reason: string, role: string): Announcement[] {
  return after.areas
    .filter(({ laCode, state, holds }) => {
      const held = before?.areas.find((area) => area.laCode === laCode);
      return held?.state !== state || held.holds.length !== holds.length;
    })
    .map(({ laCode, state, holds }) => ({
      type: 'pilot.area.state.changed.v1',
      data: {
        new_la_code: laCode,
        from: before?.areas.find((area) => area.laCode === laCode)?.state ?? null,
        to: state,
        reason,
        actor_role: role,
        holds: [...new Set(holds.map(({ cause }) => cause))],
      },
    }));
}

type Told = {
  readonly step: PilotEvent | AreaEvent | string;
  readonly reason?: string;
  readonly announces?: readonly Announcement[];
};

/** The pilot as a step leaves it, in the state that follows from its areas, and what the world is told of it. */
export function pilotChange(before: Pilot | null, next: Pilot, taking: Anyone, told: Told): Change<Pilot> {
  const { pilot, passed } = settle(next, factsOf(taking));
  const reason = told.reason ?? told.step;
  const role = takerOf(taking);
  const path: (PilotState | null)[] = [before?.state ?? null, ...passed].filter(
    (state, at, all) => at === 0 || state !== all[at - 1],
  );
  const states = path.slice(1).map((to, at): Announcement => {
    const data = { from: path[at] ?? null, to: to ?? pilot.state, reason, actor_role: role };
    return { type: 'pilot.state.changed.v1', data };
  });
  const { variant } = pilot.plan;
  return {
    content: pilot,
    state: pilot.state,
    areas: pilot.areas.map(({ laCode }) => laCode),
    step: told.step,
    reason: told.reason ?? null,
    ...(variant && { configVersion: `variant.${variant.id}.v${variant.version}` }),
    announces: [...(told.announces ?? []), ...areaAnnouncements(before, pilot, reason, role), ...states],
  };
}

/** A step that changes nothing: the same content, nothing told. */
export const noEffect = (pilot: Pilot, step: string): Change<Pilot> => ({
  content: pilot,
  state: pilot.state,
  areas: pilot.areas.map(({ laCode }) => laCode),
  step,
  reason: null,
  announces: [],
});
