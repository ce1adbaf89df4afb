import { refuseIfAny } from '../gates/step-refused.ts';
import type { Change, Taking } from '../records/change.ts';
import type { RecordKind } from '../records/record-kind.ts';
import { refusal, wrongRole } from '../templates/refusal.ts';
import { INTEGRATED_CARE_BOARD, type PlanTemplate, planTemplateSchema } from './plan-template.ts';

/** The one template of plans: a version of it is a version of the record. */
export const PLAN_TEMPLATE_ID = 'inclusion-plan';
export const PLAN_TEMPLATE: RecordKind<PlanTemplate> = {
  kind: 'plan-template',
  schema: planTemplateSchema,
  publicPart: (template) => template,
};

const text = (id: string, title: string, mandatory = true) => ({
  ...{ id, title, kind: 'text' as const, mandatory, help: null },
});
const body = (id: string, title: string, mustAgree = true) => ({ id, title, mustAgree });

/** What the programme starts with. No list of sections, bodies or a quorum was published: DfE policy can publish another. */
export const FIRST_PLAN_TEMPLATE: PlanTemplate = planTemplateSchema.parse({
  version: '1',
  sections: [
    text('needs', 'What children and young people in the area need'),
    {
      ...text('provision-map', 'What there is'),
      kind: 'provision-map',
      help: 'Leave the places empty where nobody knows how many there are.',
    },
    { ...text('commissioning', 'What will be commissioned, and by when'), kind: 'commissioning' },
    text('inclusion', 'How mainstream settings are helped to include'),
    text('alternative-provision', 'Alternative provision in three tiers'),
    text('co-production', 'How families and young people took part'),
    text('workforce', 'Workforce', false),
  ],
  bodies: [
    body('local-authority', 'the local authority'),
    body(INTEGRATED_CARE_BOARD, 'the integrated care board'),
    body('parent-carer-forum', 'the parent carer forum'),
    body('schools-forum', 'the schools forum', false),
  ],
  quorum: { least: 3, mustBePresent: ['local-authority', INTEGRATED_CARE_BOARD] },
});

/** DfE policy publishes the next version of the template. Plans go on under the version that they were drafted from. */
export function publishPlanTemplate(
  held: PlanTemplate | null,
  template: PlanTemplate,
  { by }: Taking,
): Change<PlanTemplate> {
  const next = String(Number(held?.version ?? '0') + 1);
  refuseIfAny([
    ...wrongRole(by, 'dfe-policy', 'publish the template of inclusion plans'),
    ...(template.version === next
      ? []
      : [
          refusal({
            ...{ code: 'version-not-next', field: 'version', whoCanSupply: 'DfE policy' },
            fact: `The next version of the template is ${next}.`,
          }),
        ]),
  ]);
  return { content: template, state: 'published', areas: [], step: 'publish', reason: null, announces: [] };
}
