import { differencesFromTemplate, newestVersion, VARIANT } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';
import { templateOf } from './variant-facts.ts';

/** What the newest version of a variant sets otherwise than the template, each with its reason. */
export const differencesFromTemplateProcedure = ({ records }: RepServices) =>
  procedureFor('variants.read')
    .input(z.strictObject({ variantId: z.uuid() }))
    .query(async ({ input }) => {
      const { content } = await records.get(VARIANT, input.variantId);
      return records.look(async (reading) =>
        differencesFromTemplate(await templateOf(reading, content.strand), newestVersion(content)),
      );
    });
