import { recordObservationsSchema } from '@rep/domain';
import { recordObservations } from '@rep/outbox';
import { procedureFor } from '@rep/service-kit/trpc';
import type { NationalServices } from '../services.ts';

/** Takes published rows of England, whole or not at all. */
export const recordObservationsProcedure = (services: NationalServices) =>
  procedureFor('observations.record')
    .input(recordObservationsSchema)
    .mutation(({ input }) => recordObservations(services, input, async () => null));
