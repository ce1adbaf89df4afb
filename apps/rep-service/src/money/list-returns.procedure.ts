import { GRANT_RETURN } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';

/** Every grant return with its figures. */
export const listReturnsProcedure = ({ records }: RepServices) =>
  procedureFor('money.returns.read').query(() => records.list(GRANT_RETURN));
