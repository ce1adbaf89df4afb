import { awardGrant, awardGrantSchema } from '@rep/domain';
import { expectedVersion } from '@rep/records';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';
import { changeMoney } from './change-money.ts';

/** DfE awards a grant to the partnership. */
export const awardGrantProcedure = (services: RepServices) =>
  procedureFor('money.award')
    .input(awardGrantSchema.extend(expectedVersion))
    .mutation(({ input: { expectedVersion: seen, ...input }, ctx }) =>
      changeMoney(services, personOf(ctx.caller), seen, (money, taking) => awardGrant(money, input, taking)),
    );
