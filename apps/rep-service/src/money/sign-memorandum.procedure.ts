import { signMemorandum, signMemorandumSchema } from '@rep/domain';
import { expectedVersion } from '@rep/records';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';
import { changeMoney } from './change-money.ts';

/** Signs the newest memorandum for the caller's side: DfE, or the partnership. */
export const signMemorandumProcedure = (services: RepServices) =>
  procedureFor('money.agree')
    .input(signMemorandumSchema.extend(expectedVersion))
    .mutation(({ input: { expectedVersion: seen, ...input }, ctx }) =>
      changeMoney(services, personOf(ctx.caller), seen, (money, taking) =>
        signMemorandum(money, input, taking),
      ),
    );
