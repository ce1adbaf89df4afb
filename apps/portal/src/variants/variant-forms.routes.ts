import { newestVersion, type Variant } from '@rep/domain';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type Form, showForm, takeForm } from '../forms/form-page.ts';
import { areaName } from '../forms/words-of-values.ts';
import type { Portal } from '../http/portal.ts';
import { type Visit, visitors } from '../http/visit.ts';
import { variantOf } from './read-variants.ts';
import { notYours, startForm } from './start-variant.ts';
import { checkValues, readChoices, savedValues, valueFields, variedBy } from './values-form.ts';

const FROZEN = 'This version is in use, so it never changes. What you save starts the next version.';
const isFrozen = (variant: Variant): boolean => newestVersion(variant).frozenAt !== null;

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
