import type { RepId } from '@rep/contracts';
import { inclusionPlanSchema, pilotPlanDraftSchema } from '@rep/domain';
import { z } from 'zod';
import { areaName } from '../forms/words-of-values.ts';
import type { Evidence } from '../services/evidence.ts';
import { readDatesBeside } from './dates-beside.ts';
import { inOrder, PAGE, type ProgrammeDate, versions } from './programme-date.ts';

const planShape = inclusionPlanSchema.shape;
const waived = z.object({
  gate: z.string(),
  laCode: z.string().nullable(),
  waiver: z.object({ until: z.string() }).nullable(),
});
const pilotSchema = z.object({
  ...{ title: z.string(), plan: pilotPlanDraftSchema, decisions: z.array(waived).default([]) },
});
const planSchema = z.object({
  laCode: planShape.laCode,
  meetings: planShape.meetings,
  inForce: planShape.inForce,
  decision: z
    .object({
      conditions: z.array(z.object({ id: z.string(), due: z.string(), metOn: z.string().nullable() })),
    })
    .nullable(),
});
const over = z.enum(['withdrawn', 'superseded', 'refined', 'expired']);
const answerSchema = z.object({ pilots: versions(pilotSchema), plans: versions(planSchema) });
const QUERY = `query Calendar($partnership: ID!, $first: Int!) {
  pilots: configuration(kind: "pilot", partnership: $partnership, first: $first) { id state content }
  plans: configuration(kind: "inclusion-plan", partnership: $partnership, first: $first) { id state content }
}`;

function datesOfPilot(
  id: string,
  { title, plan, decisions }: z.infer<typeof pilotSchema>,
  base: string,
): ProgrammeDate[] {
  const href = `${base}/pilots/${id}`;
  const at = (key: string, day: string, text: string) => ({
    id: `${id}-${key}`,
    day,
    text: `${title}: ${text}`,
    href,
  });
  const steps = (plan.design?.phaseIn ?? []).map(({ from, areas }) =>
    at(`start-${from}`, from, `${areas.map(areaName).join(', ')} may start`),
  );
  const { outcomeWindow: window } = plan;
  const waivers = decisions.flatMap(({ gate, laCode, waiver }) =>
    waiver
      ? [
          at(
            `waiver-${gate}-${laCode ?? 'all'}-${waiver.until}`,
            waiver.until,
            `last day on which gate ${gate} is waived`,
          ),
        ]
      : [],
  );
  return [
    ...steps,
    ...waivers,
    ...(window
      ? [
          at('from', window.from, 'outcomes are counted from here'),
          at('to', window.to, 'last day on which outcomes are counted'),
        ]
      : []),
  ];
}

function datesOfPlan(id: string, plan: z.infer<typeof planSchema>, base: string): ProgrammeDate[] {
  const { inForce, meetings, decision } = plan;
  const name = `Inclusion plan of ${areaName(plan.laCode)}`;
  const href = `${base}/plans/${id}`;
  const at = (key: string, day: string, text: string) => ({
    id: `${id}-${key}`,
    day,
    text: `${name}: ${text}`,
    href,
  });
  const due = (decision?.conditions ?? []).filter(({ metOn }) => metOn === null);
  return [
    ...meetings.map(({ on }, index) => at(`meeting-${index}`, on, 'meeting of the board')),
    ...(inForce ? [at('from', inForce.from, 'in force'), at('to', inForce.to, 'no longer in force')] : []),
    ...due.map((condition) => at(`condition-${condition.id}`, condition.due, 'a condition is due')),
  ];
}

/** The days of a partnership in their order, as far as the reader's role sees them. */
export async function readDates(evidence: Evidence, repId: RepId): Promise<readonly ProgrammeDate[]> {
  const [{ pilots, plans }, beside] = await Promise.all([
    evidence(QUERY, { partnership: repId, first: PAGE }, answerSchema),
    readDatesBeside(evidence, repId),
  ]);
  const base = `/partnerships/${repId}`;
  const going = <T extends { state: string }>({ state }: T): boolean => !over.safeParse(state).success;
  return [
    ...pilots.filter(going).flatMap(({ id, content }) => datesOfPilot(id, content, base)),
    ...plans.filter(going).flatMap(({ id, content }) => datesOfPlan(id, content, base)),
    ...beside,
  ].toSorted(inOrder);
}
