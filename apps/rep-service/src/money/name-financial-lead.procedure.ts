import { nameFinancialLead, nameFinancialLeadSchema } from '@rep/domain';
import { expectedVersion } from '@rep/records';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';
import { changeMoney } from './change-money.ts';

/** Names the financial lead and the second person, from a day on. */
export const nameFinancialLeadProcedure = (services: RepServices) =>
  procedureFor('money.manage')
    .input(nameFinancialLeadSchema.extend(expectedVersion))
    .mutation(({ input: { expectedVersion: seen, ...input }, ctx }) =>
      changeMoney(services, personOf(ctx.caller), seen, (money, taking) =>
        nameFinancialLead(money, input, taking),
      ),
    );
