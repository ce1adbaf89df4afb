import { qualityAssurePlan } from '@rep/domain';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';
import { ofPlan, takePlanStep } from './plan-step.ts';

/** Closes the quality assurance: two reviewers judged every standard and nothing is left to ask. */
export const qualityAssurePlanProcedure = (services: RepServices) =>
  procedureFor('plans.assure')
    .input(z.strictObject(ofPlan))
    .mutation(({ input, ctx }) => takePlanStep(services, personOf(ctx.caller), input, qualityAssurePlan));
