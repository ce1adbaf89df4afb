import { recordRefusedSchema } from '@rep/domain';
import { recordRefused } from '@rep/outbox';
import { procedureFor } from '@rep/service-kit/trpc';
import { getProfile } from '../profile/profile.repository.ts';
import type { RepServices } from '../services.ts';

/** Takes the partnership’s rows that could not be read as figures: they become events too, and are quarantined by them. */
export const recordRefusedProcedure = (services: RepServices) =>
  procedureFor('observations.record')
    .input(recordRefusedSchema)
    .mutation(({ input }) => recordRefused(services, input, () => getProfile(services.pool, services.repId)));
