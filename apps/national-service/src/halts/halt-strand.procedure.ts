import { haltStrand, STRAND_HALT, strandHaltInputSchema, TEMPLATE_KIND } from '@rep/domain';
import { expectedVersion } from '@rep/records';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { NationalServices } from '../services.ts';

/** Stops a strand everywhere, with a reason. Partnerships learn of it through the stream. */
export const haltStrandProcedure = ({ records }: NationalServices) =>
  procedureFor('halts.change')
    .input(strandHaltInputSchema.extend(expectedVersion))
    .mutation(({ input: { expectedVersion: seen, ...input }, ctx }) => {
      const by = personOf(ctx.caller);
      const target = { id: input.strand, expectedVersion: seen };
      return records.change(by, STRAND_HALT, target, async (held, { now, list }) => {
        const strands = (await list(TEMPLATE_KIND)).map(({ id }) => id);
        return haltStrand(held?.content ?? null, input, { taking: { by, now }, strands });
      });
    });
