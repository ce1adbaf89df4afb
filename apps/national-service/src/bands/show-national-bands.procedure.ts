import { NATIONAL_BANDS, nationalBandsSchema } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import type { NationalServices } from '../services.ts';

/** A national scheme of bands with all its versions, oldest first. Areas stay mapped to the version that they named. */
export const showNationalBandsProcedure = ({ records }: NationalServices) =>
  procedureFor('bands.read')
    .input(nationalBandsSchema.pick({ id: true }))
    .query(async ({ input }) => ({
      ...(await records.get(NATIONAL_BANDS, input.id)),
      versions: await records.history(NATIONAL_BANDS, input.id),
    }));
