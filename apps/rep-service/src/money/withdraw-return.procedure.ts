import { draftReturnSchema, withdrawReturn } from '@rep/domain';
import { expectedVersion } from '@rep/records';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';
import { stepReturn } from './change-return.ts';

/** The financial lead takes back a grant return that is not sent. */
export const withdrawReturnProcedure = (services: RepServices) =>
  procedureFor('money.manage')
    .input(draftReturnSchema.extend(expectedVersion))
    .mutation(({ input: { expectedVersion: seen, ...period }, ctx }) =>
      stepReturn(services, personOf(ctx.caller), { period, seen }, withdrawReturn),
    );
