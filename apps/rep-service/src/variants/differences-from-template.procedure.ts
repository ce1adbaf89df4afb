import { differencesFromTemplate, newestVersion } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';
import { seenVariant } from './seen-variant.ts';
import { templateOf } from './variant-facts.ts';

/** What the newest version of a variant sets otherwise than the template, each with its reason. */
export const differencesFromTemplateProcedure = (services: RepServices) =>
  procedureFor('variants.read')
    .input(z.strictObject({ variantId: z.uuid() }))
    .query(async ({ input, ctx: { caller } }) => {
      const { content } = await seenVariant(services, caller, input.variantId);
      return services.records.look(async (reading) =>
        differencesFromTemplate(await templateOf(reading, content.strand), newestVersion(content)),
      );
    });
