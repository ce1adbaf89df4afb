import { NATIONAL_BANDS, nationalBandsSchema, publishNationalBands } from '@rep/domain';
import { expectedVersion } from '@rep/records';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { NationalServices } from '../services.ts';

const publishNationalBandsSchema = z.strictObject({ scheme: nationalBandsSchema, ...expectedVersion });

/** Publishes the next version of a national scheme of bands, or the first of a new one. Partnerships receive copies. */
export const publishNationalBandsProcedure = ({ records }: NationalServices) =>
  procedureFor('bands.publish-national')
    .input(publishNationalBandsSchema)
    .mutation(({ input: { scheme, expectedVersion: seen }, ctx }) => {
      const by = personOf(ctx.caller);
      const target = { id: scheme.id, expectedVersion: seen };
      return records.change(by, NATIONAL_BANDS, target, (held, { now }) =>
        publishNationalBands(held?.content ?? null, scheme, { by, now }),
      );
    });
