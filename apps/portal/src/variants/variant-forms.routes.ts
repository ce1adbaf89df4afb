import { newestVersion, type Variant } from '@rep/domain';
import { HttpProblem } from '@rep/service-kit';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { textOf } from '../forms/field.ts';
import { type Form, showForm, takeForm } from '../forms/form-page.ts';
import { areaName } from '../forms/words-of-values.ts';
import type { Portal } from '../http/portal.ts';
import { type Visit, visitors } from '../http/visit.ts';
import { partnershipIdOf } from '../partnerships/partnerships.routes.ts';
import { strandName } from '../pilots/strand-names.ts';
import { readAllVariants, readTemplates, variantOf } from './read-variants.ts';
import { checkValues, readChoices, savedValues, valueFields, variedBy } from './values-form.ts';

const NONE = 'none';
const FROZEN = 'This version is in use, so it never changes. What you save starts the next version.';
const isFrozen = (variant: Variant): boolean => newestVersion(variant).frozenAt !== null;

const notYours = (who: string): HttpProblem =>
  new HttpProblem(403, `Ask ${who}: only they set these values.`);

async function startForm(visit: Visit): Promise<Form> {
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

async function valuesForm(visit: Visit): Promise<Form> {
  const { held, template, service, href } = await variantOf(visit);
  if (visit.account.role !== 'lead-authority') throw notYours('a lead authority of the partnership');
  const parameters = variedBy(template, 'partnership');
  return {
    title: `Values of ${held.content.name}`,
    back: { href, text: `Back to ${held.content.name}` },
    intro: ['What you leave empty is as the template says. Every problem is told at once.'],
    ...(isFrozen(held.content) && { warning: FROZEN }),
    fields: valueFields(parameters),
    saved: savedValues(parameters, newestVersion(held.content).values),
    ...{ version: held.version, button: 'Save the values' },
    check: (answers) => checkValues(parameters, answers),
    take: async (answers, expectedVersion) => {
      const values = readChoices(parameters, answers);
      await service.call((client) =>
        client.variants.change.mutate({ variantId: held.id, expectedVersion, values }),
      );
      return href;
    },
  };
}

const areaSchema = z.object({ area: z.string() });

async function areaValuesForm(visit: Visit): Promise<Form> {
  const { held, template, service, href } = await variantOf(visit);
  const { area: laCode } = areaSchema.parse(visit.request.params);
  if (visit.account.laCode !== laCode) throw notYours('the authority of the area');
  const parameters = variedBy(template, 'authority');
  return {
    title: `Values of ${areaName(laCode)} in ${held.content.name}`,
    back: { href, text: `Back to ${held.content.name}` },
    intro: ['What you leave empty is as the partnership says, else as the template says.'],
    ...(isFrozen(held.content) && { warning: FROZEN }),
    fields: valueFields(parameters),
    saved: savedValues(parameters, newestVersion(held.content).authorityValues[laCode] ?? {}),
    ...{ version: held.version, button: 'Save the values' },
    check: (answers) => checkValues(parameters, answers),
    take: async (answers, expectedVersion) => {
      const input = { variantId: held.id, expectedVersion, laCode, values: readChoices(parameters, answers) };
      await service.call((client) => client.variants.changeAuthorityValues.mutate(input));
      return href;
    },
  };
}

/** The pages on which a variant begins and its values are set. */
export function variantFormRoutes(app: FastifyInstance, portal: Portal): void {
  const path = '/partnerships/:id/variants';
  const pages = [
    [`${path}/new`, startForm],
    [`${path}/:variant/values`, valuesForm],
    [`${path}/:variant/values/:area`, areaValuesForm],
  ] as const;
  for (const [at, formOf] of pages) {
    app.get(
      at,
      visitors(portal, 'change-variants', async (visit) => showForm(visit, await formOf(visit))),
    );
    app.post(
      at,
      visitors(portal, 'change-variants', async (visit) => takeForm(visit, await formOf(visit))),
    );
  }
}
