import { recordRefusedSchema } from '@rep/domain';
import { recordRefused } from '@rep/outbox';
import { procedureFor } from '@rep/service-kit/trpc';
import type { NationalServices } from '../services.ts';

/** Takes England’s rows that could not be read as figures, and those of which nobody can tell whose they are. */
export const recordRefusedProcedure = (services: NationalServices) =>
  procedureFor('observations.record')
    .input(recordRefusedSchema)
    .mutation(({ input }) => recordRefused(services, input, async () => null));
