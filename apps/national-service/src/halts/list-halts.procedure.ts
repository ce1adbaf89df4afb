import { STRAND_HALT } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import type { NationalServices } from '../services.ts';

/** Every strand that was ever halted, and whether it is now. */
export const listHaltsProcedure = ({ records }: NationalServices) =>
  procedureFor('halts.read').query(() => records.list(STRAND_HALT));
