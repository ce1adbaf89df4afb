import { INCLUSION_PLAN } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';
import { planDifferences } from './plan-before.ts';

/** The sections of a plan that are not as they were when it was submitted before, with both texts. */
export const planDifferencesProcedure = ({ records }: RepServices) =>
  procedureFor('plans.read')
    .input(z.strictObject({ planId: z.string().max(60) }))
    .query(async ({ input }) => {
      const { content } = await records.get(INCLUSION_PLAN, input.planId);
      return planDifferences(records, content);
    });
