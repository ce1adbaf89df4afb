import type { InvalidatedVariant, Problem, Template } from '@rep/domain';
import { areaName } from '../forms/words-of-values.ts';
import type { Cell, Section } from '../reading/sections.ts';

/** A problem as the service tells it. */
type Told = Omit<Problem, 'value'>;
export type ToldVariant = Omit<InvalidatedVariant, 'problems'> & { readonly problems: readonly Told[] };

const labelOf = ({ parameters }: Template, wanted: string): string =>
  parameters.find(({ name }) => name === wanted)?.label ?? wanted;

/** Every problem of a draft at once, each with the way to the parameter that it is about. */
export function problemSection(
  template: Template,
  problems: readonly Told[],
  href: string,
): readonly Section[] {
  if (problems.length === 0) return [];
  const rows = problems.map(({ parameter, gate, limit, reason }): readonly Cell[] => [
    { text: labelOf(template, parameter), href: `${href}/parameters/${parameter}` },
    gate ? `Gate ${gate}: ${reason}` : reason,
    limit,
  ]);
  const heads = ['Parameter', 'What to do', 'Allowed'];
  return [
    {
      title: 'What stands against publishing',
      warning: 'Mend all of these first: the draft is refused as it is.',
      table: { caption: 'Every problem of the draft', heads, rows },
    },
  ];
}

const problemWords = (template: Template, { parameter, laCode, reason }: Told): string =>
  `${labelOf(template, parameter)}${laCode ? `, ${areaName(laCode)}` : ''}: ${reason}`;

/** The variants that could not be drawn up under the draft, each with every reason. */
export const invalidSection = (
  template: Template,
  invalid: readonly (ToldVariant & { readonly name: string; readonly partnership: string })[],
): Section => ({
  title: 'Variants that it makes invalid',
  intro: ['They stay as they are where they are in use. Their next version has to fit the new template.'],
  table: {
    caption: invalid.length === 1 ? '1 variant' : `${invalid.length} variants`,
    heads: ['Variant', 'Partnership', 'Why'],
    rows: invalid.map(({ variantId, repId, name, partnership, problems }) => [
      { text: name, href: `/partnerships/${repId}/variants/${variantId}` },
      partnership,
      problems.map((problem) => problemWords(template, problem)),
    ]),
  },
  empty: 'None: every variant of the nine partnerships fits it.',
});
