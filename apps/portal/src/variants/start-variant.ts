import { HttpProblem } from '@rep/service-kit';
import { textOf } from '../forms/field.ts';
import type { Form } from '../forms/form-page.ts';
import type { Visit } from '../http/visit.ts';
import { partnershipIdOf } from '../partnerships/partnerships.routes.ts';
import { strandName } from '../pilots/strand-names.ts';
import { readAllVariants, readTemplates } from './read-variants.ts';

const NONE = 'none';

export const notYours = (who: string): HttpProblem =>
  new HttpProblem(403, `Ask ${who}: only they set these values.`);

/** A new variant: under the template, or as a copy of any partnership’s that is in use. */
export async function startForm(visit: Visit): Promise<Form> {
  const repId = partnershipIdOf(visit);
  if (visit.account.role !== 'lead-authority') throw notYours('a lead authority of the partnership');
  const service = visit.services.partnership(repId);
  const [templates, all] = await Promise.all([
    readTemplates(visit.services.national),
    readAllVariants(visit.services.evidence),
  ]);
  const usable = all.filter(({ versions }) => versions.some(({ frozenAt }) => frozenAt !== null));
  const list = `/partnerships/${repId}/variants`;
  return {
    title: 'Start a variant',
    back: { href: list, text: 'Back to the variants' },
    intro: ['A variant is your partnership’s own way of a strand, within the limits of its template.'],
    fields: [
      { name: 'name', type: 'line', most: 200, label: 'Name' },
      {
        ...{ name: 'strand', type: 'radios', label: 'Strand', path: 'strand' },
        options: templates.map(({ strand, title }) => ({ value: strand, text: title })),
      },
      {
        ...{ name: 'copy', type: 'select', label: 'Start as a copy of', path: 'copiedFrom' },
        hint: 'A copy has the strand of what it is a copy of.',
        options: [
          { value: NONE, text: 'No copy: the template’s defaults' },
          ...usable.map(({ id, name, strand, repId: whose }) => ({
            value: id,
            text: `${name} (${whose}, ${strandName(strand)})`,
          })),
        ],
      },
    ],
    saved: { copy: [NONE] },
    ...{ version: null, button: 'Save and continue' },
    take: async (answers) => {
      const name = textOf(answers, 'name') ?? '';
      const variant = usable.find(({ id }) => id === textOf(answers, 'copy'));
      const { id } = await service.call((client) =>
        variant
          ? client.variants.copyFrom.mutate({ name, variant })
          : client.variants.draft.mutate({ name, strand: textOf(answers, 'strand') ?? '' }),
      );
      return `${list}/${id}/values`;
    },
  };
}
