import { randomUUID } from 'node:crypto';
import { copyOf, draftVariant, VARIANT, variantSchema } from '@rep/domain';
import { synthetic } from '@rep/records';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';
import { changeFacts } from './variant-facts.ts';

const copySchema = z.strictObject({
  id: z.uuid().optional(),
  name: variantSchema.shape.name,
  /** The variant whole, as the evidence service tells of it: partnerships cannot read each other. */
  variant: variantSchema,
  ...synthetic,
});

/** Starts a variant as a copy of any partnership's that is in use. It is checked as any draft is. */
export const copyVariantProcedure = (services: RepServices) =>
  procedureFor('variants.change')
    .input(copySchema)
    .mutation(({ input: { id = randomUUID(), synthetic: example, name, variant }, ctx }) => {
      const by = personOf(ctx.caller);
      const { records, repId } = services;
      return records.change(by, VARIANT, { id, synthetic: example }, async (held, transaction) => {
        if (held) return null;
        const facts = await changeFacts(transaction, services, variant.strand);
        const draft = { ...copyOf(variant, repId), id, repId, name };
        return draftVariant(draft, { by, now: transaction.now }, facts);
      });
    });
