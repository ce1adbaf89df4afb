import { apportion, apportionSchema, PILOT } from '@rep/domain';
import { expectedVersion } from '@rep/records';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';
import { changeMoney } from './change-money.ts';

/** The financial lead sets what one authority may spend of a grant on one pilot. */
export const apportionProcedure = (services: RepServices) =>
  procedureFor('money.manage')
    .input(apportionSchema.extend(expectedVersion))
    .mutation(({ input: { expectedVersion: seen, ...input }, ctx }) =>
      changeMoney(services, personOf(ctx.caller), seen, async (money, taking, transaction) => {
        const pilot = await transaction.read(PILOT, input.pilotId);
        return apportion(money, input, { ...taking, pilot: pilot?.content ?? null });
      }),
    );
