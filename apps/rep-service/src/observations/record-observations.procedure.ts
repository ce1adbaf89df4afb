import { recordObservationsSchema } from '@rep/domain';
import { recordObservations } from '@rep/outbox';
import { procedureFor } from '@rep/service-kit/trpc';
import { getProfile } from '../profile/profile.repository.ts';
import type { RepServices } from '../services.ts';

/** Takes published rows of the partnership's region and its authorities, whole or not at all. */
export const recordObservationsProcedure = (services: RepServices) =>
  procedureFor('observations.record')
    .input(recordObservationsSchema)
    .mutation(({ input }) =>
      recordObservations(services, input, () => getProfile(services.pool, services.repId)),
    );
