import { newLaCodeSchema } from '@rep/contracts';
import { DELEGATION, handOver, handOverSchema } from '@rep/domain';
import { expectedVersion } from '@rep/records';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';

/** Hands all that a person has open to another, in one step. */
export const handOverProcedure = ({ records }: RepServices) =>
  procedureFor('delegation.change')
    .input(handOverSchema.extend({ laCode: newLaCodeSchema, ...expectedVersion }))
    .mutation(({ input: { expectedVersion: seen, laCode, ...input }, ctx }) => {
      const by = personOf(ctx.caller);
      return records.step(by, DELEGATION, { id: laCode, expectedVersion: seen }, (held, { now }) =>
        handOver(held.content, input, { by, now }),
      );
    });
