import { recordObservationsSchema } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';
import { recordObservations } from './record-observations.ts';

/** Takes published rows of the partnership's region and its authorities, whole or not at all. */
export const recordObservationsProcedure = (services: RepServices) =>
  procedureFor('observations.record')
    .input(recordObservationsSchema)
    .mutation(({ input }) => recordObservations(services, input));
