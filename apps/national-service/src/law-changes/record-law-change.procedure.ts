import { LAW_CHANGE, lawChangeSchema, recordLawChange } from '@rep/domain';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { NationalServices } from '../services.ts';

const recordLawChangeSchema = lawChangeSchema.omit({ recordedBy: true, confirmedBy: true });

/** Writes a change of the law down; it has no effect before a second person confirms it. */
export const recordLawChangeProcedure = ({ records }: NationalServices) =>
  procedureFor('law-changes.change')
    .input(recordLawChangeSchema)
    .mutation(({ input, ctx }) => {
      const by = personOf(ctx.caller);
      return records.change(by, LAW_CHANGE, { id: input.id }, (held, { now }) =>
        recordLawChange(held?.content ?? null, input, { by, now }),
      );
    });
