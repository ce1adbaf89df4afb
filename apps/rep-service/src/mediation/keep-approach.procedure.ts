import { keepMediationApproach, MEDIATION_APPROACH, mediationApproachSchema } from '@rep/domain';
import { expectedVersion } from '@rep/records';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';

const keepSchema = mediationApproachSchema.omit({ repId: true }).extend(expectedVersion);

/** An authority writes down who carries mediation in its own area: mediators, adviser, and who attends to decide. */
export const keepApproachProcedure = ({ records, repId }: RepServices) =>
  procedureFor('mediation.keep')
    .input(keepSchema)
    .mutation(({ input: { expectedVersion: seen, ...input }, ctx }) => {
      const by = personOf(ctx.caller);
      const target = { id: input.laCode, expectedVersion: seen };
      return records.change(by, MEDIATION_APPROACH, target, (held, { now }) =>
        keepMediationApproach(held?.content ?? null, { ...input, repId }, { by, now }),
      );
    });
