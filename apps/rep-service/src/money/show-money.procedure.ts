import { MONEY } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';

/** Memoranda, financial leads, grants, payments and shares; null while the partnership has none. */
export const showMoneyProcedure = ({ records, repId }: RepServices) =>
  procedureFor('money.read').query(() => records.find(MONEY, repId));
