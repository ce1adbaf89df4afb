import { newLaCodeSchema, repIdSchema } from '@rep/contracts';
import { z } from 'zod';
import type { Refusal } from '../gates/step-refused.ts';
import { slugSchema } from '../records/bounded.ts';
import type { Change } from '../records/change.ts';
import { londonDay } from '../records/london-day.ts';
import { type InclusionPlan, inclusionPlanSchema, type PlanSection, planSectionSchema } from './plan.ts';
import { planRefusal } from './plan-guards.ts';
import type { PlanTemplate } from './plan-template.ts';
import { type PlanTaking, planChange, planRef, planStep } from './take-step.ts';

export const draftPlanSchema = z.strictObject({
  id: slugSchema.max(60),
  laCode: newLaCodeSchema,
  repId: repIdSchema,
  amends: slugSchema.max(60).nullable(),
});
export type DraftPlan = z.infer<typeof draftPlanSchema>;

export const editPlanSchema = z.strictObject({
  sections: z.array(planSectionSchema).min(1).max(24),
  documents: inclusionPlanSchema.shape.documents.optional(),
});
export type EditPlan = z.infer<typeof editPlanSchema>;

const empty = ({ id, laCode, repId, amends }: DraftPlan, templateVersion: string): InclusionPlan => ({
  ...{ id, laCode, repId, amends, templateVersion, state: 'drafted', edition: 1, revision: 1 },
  ...{
    sections: [],
    submittedSections: null,
    documents: [],
    draftedBy: [],
    meetings: [],
    agreements: [],
  },
  ...{
    standards: null,
    judgements: [],
    questions: [],
    decision: null,
    inForce: null,
    warned: [],
    successor: null,
  },
});

/** Why no plan may begin beside those of the area: two in force would let one keep lists open that the other closes. */
function besideAnother(
  content: InclusionPlan,
  { held, now }: Pick<PlanTaking, 'now'> & { readonly held: readonly InclusionPlan[] },
): readonly Refusal[] {
  const today = londonDay(now);
  const beside = held.some(
    ({ state, inForce }) => (state === 'in-force' || state === 'amended') && today < (inForce?.to ?? ''),
  );
  if (content.amends !== null || !beside) return [];
  return [
    planRefusal(content, {
      ...{ gate: 'G1', code: 'plan-in-force', field: 'amends' },
      fact: 'The area has an inclusion plan in force, which the new one has to amend.',
      whoCanSupply: "the authority's drafter, with an amendment of the plan in force",
    }),
  ];
}

/** Begins a plan from the template. An amendment starts from what is in force, whose sections `startFrom` brings. */
export function draftPlan(
  input: DraftPlan,
  taking: PlanTaking & {
    readonly startFrom: InclusionPlan | null;
    /** The other plans of the area. */
    readonly held: readonly InclusionPlan[];
  },
): Change<InclusionPlan> {
  const {
    startFrom,
    facts: { template },
  } = taking;
  const version = template?.version ?? '';
  const content: InclusionPlan = {
    ...empty(input, version),
    sections: startFrom?.sections ?? [],
    // Who wrote what is copied wrote this draft too, and does not approve it.
    draftedBy: [...new Set([...(startFrom?.draftedBy ?? []), taking.by.account])],
  };
  const ask = { whoCanSupply: 'DfE policy, who publishes the template' };
  const problems = [
    ...(template
      ? []
      : [planRefusal(content, { code: 'no-template', fact: 'No template of plans is published.', ...ask })]),
    ...(input.amends === null || (startFrom?.id === input.amends && startFrom.laCode === input.laCode)
      ? []
      : [
          planRefusal(content, {
            code: 'amends-nothing',
            field: 'amends',
            fact: 'The plan to amend is none of this area.',
            whoCanSupply: 'the authority',
          }),
        ]),
    ...besideAnother(content, taking),
  ];
  planStep({
    plan: content,
    from: null,
    event: 'draft',
    taking,
    problems,
  });
  const data = { ...planRef(content), template_version: content.templateVersion, amends: input.amends };
  return planChange(content, 'draft', { announces: [{ type: 'laip.drafted.v1', data }] });
}

const misfits = (plan: InclusionPlan, sections: readonly PlanSection[], template: PlanTemplate | null) =>
  sections
    .filter(({ id, kind }, at) => {
      const expected = template?.sections.find((section) => section.id === id);
      return expected?.kind !== kind || sections.findIndex((section) => section.id === id) !== at;
    })
    .map(({ id }) =>
      planRefusal(plan, {
        code: 'section-not-in-template',
        field: `sections.${id}`,
        fact: `The template has no such section, or has it in another form, or it is given twice: ${id}.`,
        whoCanSupply: "the authority's drafter",
      }),
    );

/**
 * Writes sections over those held. The plan is drafted again: what a board, a body or Regions Group said held for the
 * edition before, so it no longer counts, and stays to be read.
 */
export function editPlan(plan: InclusionPlan, input: EditPlan, taking: PlanTaking): Change<InclusionPlan> {
  const problems = misfits(plan, input.sections, taking.facts.template);
  const state = planStep({ plan, from: plan.state, event: 'edit', taking, problems });
  const written = new Map([...plan.sections, ...input.sections].map((section) => [section.id, section]));
  return planChange(
    {
      ...plan,
      state,
      edition: plan.edition + 1,
      revision: plan.state === 'returned' ? plan.revision + 1 : plan.revision,
      sections: [...written.values()],
      documents: input.documents ?? plan.documents,
      draftedBy: [...new Set([...plan.draftedBy, taking.by.account])],
      judgements: [],
      decision: plan.state === 'returned' ? null : plan.decision,
      inForce: null,
    },
    'edit',
  );
}
