import { STANDARD_SET } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import type { NationalServices } from '../services.ts';

/** Every set of standards in its newest version. */
export const listSetsProcedure = ({ records }: NationalServices) =>
  procedureFor('standards.read').query(() => records.list(STANDARD_SET));
