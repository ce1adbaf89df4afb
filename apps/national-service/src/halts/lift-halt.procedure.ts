import { liftHalt, STRAND_HALT, strandHaltInputSchema } from '@rep/domain';
import { expectedVersion } from '@rep/records';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { NationalServices } from '../services.ts';

/** Ends a halt, with a reason. Areas that it paused are resumed one by one, by whoever may. */
export const liftHaltProcedure = ({ records }: NationalServices) =>
  procedureFor('halts.change')
    .input(strandHaltInputSchema.extend(expectedVersion))
    .mutation(({ input: { strand, reason, expectedVersion: seen }, ctx }) => {
      const by = personOf(ctx.caller);
      return records.step(by, STRAND_HALT, { id: strand, expectedVersion: seen }, (held, { now }) =>
        liftHalt(held.content, { reason }, { by, now }),
      );
    });
