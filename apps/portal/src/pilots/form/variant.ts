import { textOf, typedAs } from '../../forms/field.ts';
import type { PilotStep } from './pilot-step.ts';

const SEPARATOR = '@';

/** The configuration that is tried. */
export const variantStep: PilotStep = {
  slug: 'variant',
  title: 'Variant',
  intro: ['A variant holds your partnership’s values within the limits of the strand’s template.'],
  fields: ({ variants }) => [
    {
      ...{ name: 'variant', type: 'radios', options: variants, path: 'plan.variant' },
      label: 'Which variant is tried?',
      ...(variants.length === 0 && {
        hint: 'There is none yet: go to the variants of your partnership, start one, and come back.',
      }),
    },
  ],
  saved: ({ plan }) => ({
    variant: typedAs(plan.variant && `${plan.variant.id}${SEPARATOR}${plan.variant.version}`),
  }),
  edit: (answers) => {
    const [id, version] = (textOf(answers, 'variant') ?? '').split(SEPARATOR);
    return { plan: id && version ? { variant: { id, version: Number(version) } } : {} };
  },
};
