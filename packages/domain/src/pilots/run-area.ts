import { newLaCodeSchema } from '@rep/contracts';
import { z } from 'zod';
import { gateG1 } from '../gates/area-gates.ts';
import { gateG6 } from '../gates/configuration-gates.ts';
import type { Look } from '../gates/gate-facts.ts';
import { unless } from '../gates/refusal.ts';
import type { Refusal } from '../gates/step-refused.ts';
import { slugSchema } from '../records/bounded.ts';
import type { Announcement, Change } from '../records/change.ts';
import { londonDay } from '../records/london-day.ts';
import { type AreaInput, type AreaReason, namedArea, withArea } from './answer-area.ts';
import { quotedIndicator } from './indicators.ts';
import type { HoldCause, Pilot, PilotArea } from './pilot.ts';
import { areaStep, noEffect, type PilotClock, type PilotTaking, pilotChange } from './pilot-change.ts';
import { mayLift } from './pilot-guards.ts';

export const reportBreachSchema = z.strictObject({
  laCode: newLaCodeSchema,
  guardrailId: slugSchema,
  value: z.number(),
});
export type ReportBreach = z.infer<typeof reportBreachSchema>;

/** The authority takes its own area live, every gate of pilot and area being open. */
export function goLive(pilot: Pilot, { laCode }: AreaInput, taking: PilotTaking): Change<Pilot> {
  const area = namedArea(pilot, laCode);
  const state = areaStep({ pilot, area }, 'go-live', taking);
  const next = withArea(pilot, { ...area, state, liveSince: area.liveSince ?? taking.now });
  return pilotChange(pilot, next, taking, { step: 'go-live' });
}

type Hold = { readonly cause: HoldCause; readonly reason: string };

function held(
  pilot: Pilot,
  area: PilotArea,
  { cause, reason }: Hold,
  taking: PilotTaking | PilotClock,
): PilotArea {
  const state = areaStep({ pilot, area }, 'pause', taking);
  if (area.holds.some((each) => each.cause === cause)) return area;
  const hold = { cause, reason, by: taking.by?.account ?? null, at: taking.now };
  return { ...area, state, holds: [...area.holds, hold] };
}

/** An authority pauses its own area at any time; DfE pauses any. No other area moves, and no family loses anything. */
export function pauseArea(pilot: Pilot, { laCode, reason }: AreaReason, taking: PilotTaking): Change<Pilot> {
  const area = namedArea(pilot, laCode);
  const dfe = taking.by.role === 'dfe-policy' || taking.by.role === 'regions-group';
  const next = held(pilot, area, { cause: dfe ? 'dfe' : 'authority', reason }, taking);
  if (next === area) return noEffect(pilot, 'pause');
  return pilotChange(pilot, withArea(pilot, next), taking, { step: 'pause', reason });
}

/** Lifts the holds that this person may lift. The area goes on when none is left and every gate is open. */
export function resumeArea(pilot: Pilot, { laCode, reason }: AreaReason, taking: PilotTaking): Change<Pilot> {
  const area = namedArea(pilot, laCode);
  const holds = area.holds.filter(({ cause }) => !mayLift(taking.by, cause, area));
  const onwards = area.liveSince === null ? 'stand-by' : 'resume';
  const event = holds.length > 0 ? 'lift' : onwards;
  // Who may lift looks at the area as it is, the gates at the area as it will be.
  areaStep({ pilot, area }, 'lift', taking);
  const lifted = { ...area, holds };
  const state = event === 'lift' ? area.state : areaStep({ pilot, area: lifted }, event, taking);
  return pilotChange(pilot, withArea(pilot, { ...lifted, state }), taking, { step: event, reason });
}

/** A guardrail was measured: beyond its stop rule it is an incident, and where the rule says so the area is paused. */
export function reportBreach(pilot: Pilot, input: ReportBreach, taking: PilotClock): Change<Pilot> {
  const { laCode, guardrailId, value } = input;
  const area = namedArea(pilot, laCode);
  const stop = pilot.plan.guardrails?.find(({ id }) => id === guardrailId)?.stop ?? null;
  const beyond = stop !== null && (stop.when === 'above' ? value > stop.threshold : value < stop.threshold);
  if (!beyond) return noEffect(pilot, 'measure-guardrail');
  const { threshold, action } = stop;
  const reason = `The guardrail ${quotedIndicator(guardrailId)} is at ${value}, and its stop rule is ${stop.when} ${threshold}.`;
  const pauses =
    action === 'pause' && (area.state === 'live' || area.state === 'agreed' || area.state === 'paused');
  const next = pauses ? held(pilot, area, { cause: 'guardrail', reason }, taking) : area;
  const breach = { guardrailId, laCode, value, threshold, action, at: taking.now };
  const data = { guardrail_id: guardrailId, new_la_code: laCode, value, threshold, action };
  const announces: Announcement[] = [{ type: 'incident.guardrail.breached.v1', data }];
  const content = withArea({ ...pilot, breaches: [...pilot.breaches, breach] }, next);
  return pilotChange(pilot, content, taking, { step: 'breach', reason, announces });
}

/** Gates that close while an area runs: an inclusion plan ends (G1), a change of the law that made mediation mandatory does (G6). */
const closedGates = (pilot: Pilot, area: PilotArea, look: Look): readonly Refusal[] => [
  ...gateG1(pilot, area, look),
  ...gateG6(pilot, look).filter(({ laCode }) => laCode === area.laCode),
];

const haltOf = ({ facts }: Look): string | null =>
  facts.strand?.halted ? `DfE policy halted the strand: ${facts.strand.halted.reason}` : null;

function closedBy(pilot: Pilot, area: PilotArea, look: Look): Hold[] {
  const halt = haltOf(look);
  return [
    ...(halt === null ? [] : [{ cause: 'halt' as const, reason: halt }]),
    ...closedGates(pilot, area, look).map(({ fact }) => ({ cause: 'gate' as const, reason: fact })),
  ];
}

/** The scheduled check: live areas whose gate has closed, or whose strand is halted, are paused. Null when none is. */
export function pauseClosedAreas(pilot: Pilot, taking: PilotClock): Change<Pilot> | null {
  const look: Look = { today: londonDay(taking.now), facts: taking.facts };
  const areas = pilot.areas.map((area) =>
    area.state === 'live'
      ? closedBy(pilot, area, look).reduce((next, hold) => held(pilot, next, hold, taking), area)
      : area,
  );
  const reasons = areas.flatMap((area, at) =>
    area === pilot.areas[at] ? [] : area.holds.slice(-1).map(({ reason }) => reason),
  );
  if (reasons.length === 0) return null;
  return pilotChange(pilot, { ...pilot, areas }, taking, { step: 'pause', reason: reasons[0] ?? '' });
}

/**
 * The check at use: why a list, a meeting or a standard may not be begun under this pilot in this area now. It does not
 * wait for the scheduled check. What a family already has goes on whatever it says.
 */
export function newUseRefusals(pilot: Pilot, laCode: string, look: Look): readonly Refusal[] {
  const area = namedArea(pilot, laCode);
  const halt = haltOf(look);
  return [
    ...unless(area.state === 'live', 'G25', {
      code: 'area-not-live',
      laCode,
      fact: `The pilot is ${area.state} in this area, so nothing new begins under it; what families have goes on.`,
      whoCanSupply: 'the authority itself',
    }),
    ...unless(halt === null, null, {
      ...{ code: 'closed-by-halt', laCode, fact: halt ?? '', whoCanSupply: 'DfE policy' },
    }),
    ...closedGates(pilot, area, look).map(({ gate, fact, whoCanSupply }) => ({
      ...{ gate, code: 'closed-by-gate', field: null, laCode, fact },
      whoCanSupply: gate === 'G1' ? "DfE's Regions Group" : whoCanSupply,
    })),
  ];
}
