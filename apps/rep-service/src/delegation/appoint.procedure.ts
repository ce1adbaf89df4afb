import { appoint, appointSchema, DELEGATION } from '@rep/domain';
import { expectedVersion, synthetic } from '@rep/records';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';

/** Appoints a drafter, an approver or a deputy of the caller's own authority, between two dates. */
export const appointProcedure = ({ records }: RepServices) =>
  procedureFor('delegation.change')
    .input(appointSchema.extend({ ...expectedVersion, ...synthetic }))
    .mutation(({ input: { expectedVersion: seen, synthetic: example, ...input }, ctx }) => {
      const by = personOf(ctx.caller);
      const target = { id: input.laCode, expectedVersion: seen, synthetic: example };
      return records.change(by, DELEGATION, target, (held, { now }) =>
        appoint(held?.content ?? null, input, { by, now }),
      );
    });
