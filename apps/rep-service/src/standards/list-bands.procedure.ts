import { newLaCodeSchema } from '@rep/contracts';
import { BAND_SCHEME } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';

/** Band and tariff schemes, each with its editions through time. Bands of two areas are never compared raw. */
export const listBandsProcedure = ({ records }: RepServices) =>
  procedureFor('bands.read')
    .input(z.strictObject({ area: newLaCodeSchema.optional() }).default({}))
    .query(({ input }) => records.list(BAND_SCHEME, input));
