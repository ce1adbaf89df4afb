import { confirmLawChange, LAW_CHANGE, lawChangeSchema } from '@rep/domain';
import { expectedVersion } from '@rep/records';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { NationalServices } from '../services.ts';

const confirmLawChangeSchema = lawChangeSchema.pick({ id: true }).extend(expectedVersion);

/** A second person of DfE policy confirms a change of the law; from then on it counts. */
export const confirmLawChangeProcedure = ({ records }: NationalServices) =>
  procedureFor('law-changes.change')
    .input(confirmLawChangeSchema)
    .mutation(({ input: { id, expectedVersion: seen }, ctx }) => {
      const by = personOf(ctx.caller);
      return records.step(by, LAW_CHANGE, { id, expectedVersion: seen }, (held, { now }) =>
        confirmLawChange(held.content, { by, now }),
      );
    });
