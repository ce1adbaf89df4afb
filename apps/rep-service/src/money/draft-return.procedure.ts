import { draftReturn, draftReturnSchema } from '@rep/domain';
import { expectedVersion } from '@rep/records';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';
import { changeReturn } from './change-return.ts';

/** The financial lead draws a grant return up from what is recorded, or draws it up again while it is not sent. */
export const draftReturnProcedure = (services: RepServices) =>
  procedureFor('money.manage')
    .input(draftReturnSchema.extend(expectedVersion))
    .mutation(({ input: { expectedVersion: seen, ...period }, ctx }) =>
      changeReturn(services, personOf(ctx.caller), { period, seen }, (held, taking) =>
        draftReturn(held, { ...period, repId: services.repId }, taking),
      ),
    );
