import { recordPayment, recordPaymentSchema } from '@rep/domain';
import { expectedVersion } from '@rep/records';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';
import { changeMoney } from './change-money.ts';

/** The financial lead records what DfE paid. */
export const recordPaymentProcedure = (services: RepServices) =>
  procedureFor('money.manage')
    .input(recordPaymentSchema.extend(expectedVersion))
    .mutation(({ input: { expectedVersion: seen, ...input }, ctx }) =>
      changeMoney(services, personOf(ctx.caller), seen, (money, taking) =>
        recordPayment(money, input, taking),
      ),
    );
