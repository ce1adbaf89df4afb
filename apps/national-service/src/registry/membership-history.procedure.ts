import { repIdSchema } from '@rep/contracts';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { NationalServices } from '../services.ts';

const membershipHistorySchema = z.strictObject({ repId: repIdSchema });

/** Who joined, left, and began or ceased to lead a partnership, with the day from which it holds; oldest first. */
export const membershipHistoryProcedure = ({ registry }: NationalServices) =>
  procedureFor('registry.read')
    .input(membershipHistorySchema)
    .query(({ input }) => registry.history(input.repId));
