import { MEDIATION_APPROACH } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';

/** How mediation is carried in each area that has said so. */
export const listApproachesProcedure = ({ records }: RepServices) =>
  procedureFor('mediation.read').query(() => records.list(MEDIATION_APPROACH));
