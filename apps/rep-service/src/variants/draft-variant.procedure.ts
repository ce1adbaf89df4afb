import { randomUUID } from 'node:crypto';
import { draftVariant, settingsSchema, VARIANT, variantSchema } from '@rep/domain';
import { synthetic } from '@rep/records';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';
import { draftingFacts } from './variant-facts.ts';

const draftSchema = variantSchema.pick({ strand: true, name: true }).extend({
  id: z.uuid().optional(),
  values: settingsSchema.shape.values.default({}),
  ...synthetic,
});

/** The partnership starts its own way of a strand, under the template that is published now. */
export const draftVariantProcedure = (services: RepServices) =>
  procedureFor('variants.change')
    .input(draftSchema)
    .mutation(({ input: { id = randomUUID(), synthetic: example, ...input }, ctx }) => {
      const by = personOf(ctx.caller);
      const { records, repId } = services;
      return records.change(by, VARIANT, { id, synthetic: example }, async (held, transaction) => {
        if (held) return null;
        const draft = { ...input, id, repId, copiedFrom: null, authorityValues: {} };
        const facts = await draftingFacts(transaction, services, { strand: input.strand, by });
        return draftVariant(draft, { by, now: transaction.now }, facts);
      });
    });
