import { draftMemorandum, draftMemorandumSchema } from '@rep/domain';
import { expectedVersion } from '@rep/records';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';
import { changeMoney } from './change-money.ts';

/** Puts a new version of the memorandum of understanding with DfE forward. */
export const draftMemorandumProcedure = (services: RepServices) =>
  procedureFor('money.agree')
    .input(draftMemorandumSchema.extend(expectedVersion))
    .mutation(({ input: { expectedVersion: seen, ...input }, ctx }) =>
      changeMoney(services, personOf(ctx.caller), seen, (money, taking) =>
        draftMemorandum(money, input, taking),
      ),
    );
