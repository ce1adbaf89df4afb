import { NATIONAL_BANDS } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import type { NationalServices } from '../services.ts';

/** The national schemes of bands, each in its newest version. */
export const listNationalBandsProcedure = ({ records }: NationalServices) =>
  procedureFor('bands.read').query(() => records.list(NATIONAL_BANDS));
