import { SPEND } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';

/** What was spent, by pilot and authority. A member authority is shown its own. */
export const listSpendProcedure = ({ records }: RepServices) =>
  procedureFor('money.read').query(({ ctx: { caller } }) =>
    records.list(SPEND, caller.role === 'member-authority' ? { area: caller.laCode ?? 'none' } : {}),
  );
