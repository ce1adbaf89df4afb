import { newLaCodeSchema, repIdSchema } from '@rep/contracts';
import { z } from 'zod';
import { gateRefusal } from '../gates/refusal.ts';
import type { Refusal } from '../gates/step-refused.ts';
import { lineSchema, slugSchema } from '../records/bounded.ts';
import type { Change } from '../records/change.ts';
import type { Pilot, PilotArea } from './pilot.ts';
import { areaStep, type PilotTaking, pilotChange, pilotStart, pilotStep } from './pilot-change.ts';
import { type PilotPlanDraft, pilotPlanDraftSchema } from './pilot-plan.ts';
import { follow } from './settle.ts';

export const draftPilotSchema = z.strictObject({
  id: slugSchema.max(60),
  repId: repIdSchema,
  leadLaCode: newLaCodeSchema,
  title: lineSchema,
  strand: slugSchema.max(50),
  plan: pilotPlanDraftSchema,
  /** The running pilot whose next cycle this is. */
  refines: slugSchema.max(60).nullable(),
});
export type DraftPilot = z.infer<typeof draftPilotSchema>;
export const editPilotSchema = z.strictObject({ title: lineSchema.optional(), plan: pilotPlanDraftSchema });
export type EditPilot = z.infer<typeof editPilotSchema>;

const DRAFTER = "the lead authority's drafter";

function refinesWhat({ refines, repId, strand }: DraftPilot, refined: Pilot | null): Refusal[] {
  const fits =
    refines === null ||
    (refined?.id === refines &&
      refined.repId === repId &&
      refined.strand === strand &&
      ['live', 'paused'].includes(refined.state));
  const fact = 'The pilot to refine is none that runs in this strand of the partnership.';
  return fits
    ? []
    : [gateRefusal(null, { code: 'refines-nothing', field: 'refines', fact, whoCanSupply: DRAFTER })];
}

/** Begins a pilot, or the next cycle of one that runs, whose plan is then where it starts from. */
export function draftPilot(
  input: DraftPilot,
  taking: PilotTaking & { readonly refined: Pilot | null },
): Change<Pilot> {
  const { refined } = taking;
  const { id, repId, leadLaCode, title, strand, refines } = input;
  // Who wrote the cycle before wrote this plan too.
  const authors = [...new Set([...(refines === null ? [] : (refined?.draftedBy ?? [])), taking.by.account])];
  const pilot: Pilot = {
    ...{ id, repId, leadLaCode, title, strand, refines, successor: null, state: 'draft' },
    cycle: refines === null ? 1 : (refined?.cycle ?? 0) + 1,
    plan: { ...(refines === null ? {} : refined?.plan), ...input.plan },
    ...{ areas: [], draftedBy: authors, approval: null, protocol: null, exit: null },
    ...{ deviations: [], breaches: [], decisions: [] },
  };
  pilotStart(pilot, taking, refinesWhat(input, refined));
  const { question } = pilot.plan;
  return pilotChange(null, pilot, taking, {
    step: 'draft',
    announces: [
      { type: 'pilot.registered.v1', data: { title, strand, ...(question !== undefined && { question }) } },
    ],
  });
}

/** Without the parts that were not given: what is left out stays as it is. */
const given = (plan: PilotPlanDraft): PilotPlanDraft =>
  Object.fromEntries(Object.entries(plan).filter(([, value]) => value !== undefined));

/**
 * Writes parts of the plan. Whoever had agreed, agreed to another text, so their area is asked again; an area that is
 * paused stays paused.
 */
export function editPilot(pilot: Pilot, input: EditPilot, taking: PilotTaking): Change<Pilot> {
  const state = pilotStep(pilot, 'edit', taking);
  const areas = pilot.areas.map((area): PilotArea => ({ ...follow(area, 'reopen'), agreement: null }));
  const next: Pilot = {
    ...pilot,
    state,
    title: input.title ?? pilot.title,
    plan: { ...pilot.plan, ...given(input.plan) },
    areas,
    approval: null,
    draftedBy: [...new Set([...pilot.draftedBy, taking.by.account])],
  };
  return pilotChange(pilot, next, taking, { step: 'edit' });
}

const fresh = (laCode: string): PilotArea => ({
  ...{ laCode, state: 'invited', agreement: null, documents: [], holds: [], liveSince: null },
});

/** The plan is complete and no gate stands against it: every area of the design is invited to agree for itself. */
export function consultAreas(pilot: Pilot, taking: PilotTaking): Change<Pilot> {
  const state = pilotStep(pilot, 'consult', taking);
  const wanted = pilot.plan.design?.areas ?? [];
  const kept = pilot.areas.map((area): PilotArea => {
    if (!wanted.includes(area.laCode)) return follow(area, 'leave-out');
    const again = area.state === 'declined' || area.state === 'withdrawn';
    if (!again) return area;
    const invited: PilotArea = { ...area, state: areaStep({ pilot, area }, 'invite', taking) };
    return area.holds.length > 0 ? follow(invited, 'stay-held') : invited;
  });
  const added = wanted
    .filter((laCode) => !pilot.areas.some((area) => area.laCode === laCode))
    .map((laCode): PilotArea => {
      const area = fresh(laCode);
      return { ...area, state: areaStep({ pilot, area, from: null }, 'invite', taking) };
    });
  return pilotChange(pilot, { ...pilot, state, areas: [...kept, ...added] }, taking, { step: 'consult' });
}
