import { randomUUID } from 'node:crypto';
import type { RepId } from '@rep/contracts';
import { copyOf, DomainError, draftVariant, VARIANT, type Variant, variantSchema } from '@rep/domain';
import { type RecordReading, synthetic } from '@rep/records';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';
import { draftingFacts } from './variant-facts.ts';

const copySchema = z.strictObject({
  id: z.uuid().optional(),
  name: variantSchema.shape.name,
  /** The variant whole, as the evidence service tells of it: partnerships cannot read each other. */
  variant: variantSchema,
  ...synthetic,
});

/** Our own variant as it is held here: what its authorities set for their areas is nobody's to send. */
async function original(reading: RecordReading, repId: RepId, sent: Variant): Promise<Variant> {
  if (sent.repId !== repId) return sent;
  const held = await reading.read(VARIANT, sent.id);
  if (held) return held.content;
  throw new DomainError('record-not-found', 'Choose a variant from the list: there is none of that id here.');
}

/** Starts a variant as a copy of any partnership's that is in use. It is checked as any draft is. */
export const copyVariantProcedure = (services: RepServices) =>
  procedureFor('variants.change')
    .input(copySchema)
    .mutation(({ input: { id = randomUUID(), synthetic: example, name, variant }, ctx }) => {
      const by = personOf(ctx.caller);
      const { records, repId } = services;
      return records.change(by, VARIANT, { id, synthetic: example }, async (held, transaction) => {
        if (held) return null;
        const facts = await draftingFacts(transaction, services, { strand: variant.strand, by });
        const copied = copyOf(await original(transaction, repId, variant), repId);
        const draft = { ...copied, id, repId, name };
        return draftVariant(draft, { by, now: transaction.now }, facts);
      });
    });
