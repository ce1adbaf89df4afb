import type { Pilot, PilotPlanDraft } from '@rep/domain';
import { ticked } from '../../forms/field.ts';
import type { PilotStep } from './pilot-step.ts';

type Design = NonNullable<PilotPlanDraft['design']>;
export const NO_DESIGN: Design = { areas: [], comparisonAreas: [], phaseIn: [], allocation: null };

/** Without the areas that have left the design: no date and no lot is kept for them. */
function withAreas(held: Design, areas: readonly string[], comparisonAreas: readonly string[]): Design {
  const inDesign = new Set([...areas, ...comparisonAreas]);
  const phaseIn = held.phaseIn
    .map((step) => ({ ...step, areas: step.areas.filter((code) => areas.includes(code)) }))
    .filter((step) => step.areas.length > 0);
  const clusters = (held.allocation?.clusters ?? []).filter(({ id }) => inDesign.has(id));
  const allocation = held.allocation && clusters.length >= 2 ? { ...held.allocation, clusters } : null;
  return { areas: [...areas], comparisonAreas: [...comparisonAreas], phaseIn, allocation };
}

const designOf = ({ plan }: Pilot): Design => plan.design ?? NO_DESIGN;

/** Who tries it, and who it is compared with. */
export const areasStep: PilotStep = {
  slug: 'areas',
  title: 'Areas',
  intro: ['Each area is asked to agree for itself, and can say no without stopping the others.'],
  fields: ({ members, others }) => [
    {
      ...{ name: 'areas', type: 'checkboxes', path: 'plan.design.areas', options: members },
      label: 'Which areas should try it?',
    },
    {
      ...{ name: 'comparison', type: 'checkboxes', path: 'plan.design.comparisonAreas', optional: true },
      options: [...members, ...others],
      label: 'Which areas is it compared with?',
      hint: 'They change nothing. An area cannot be in both lists.',
    },
  ],
  saved: (pilot) => ({ areas: designOf(pilot).areas, comparison: designOf(pilot).comparisonAreas }),
  check: (answers) => {
    const both = ticked(answers, 'areas').some((code) => ticked(answers, 'comparison').includes(code));
    const text = 'Take the areas that try it out of those it is compared with';
    return both ? [{ field: 'comparison', text }] : [];
  },
  edit: (answers, { pilot }) => {
    const areas = ticked(answers, 'areas');
    if (areas.length === 0) return { plan: {} };
    return { plan: { design: withAreas(designOf(pilot), areas, ticked(answers, 'comparison')) } };
  },
};
