import { checkVariant, configVersion, newestVersion } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';
import { seenVariant } from './seen-variant.ts';
import { changeFacts } from './variant-facts.ts';

/** One variant, its newest version's name in events, and every problem that this version has under today's template. */
export const showVariantProcedure = (services: RepServices) =>
  procedureFor('variants.read')
    .input(z.strictObject({ variantId: z.uuid() }))
    .query(async ({ input, ctx: { caller } }) => {
      const held = await seenVariant(services, caller, input.variantId);
      const newest = newestVersion(held.content);
      return services.records.look(async (reading) => {
        const { template, ...facts } = await changeFacts(reading, services, held.content.strand);
        return {
          ...held,
          configVersion: configVersion(held.content, newest),
          problems: checkVariant(template, newest, facts),
        };
      });
    });
