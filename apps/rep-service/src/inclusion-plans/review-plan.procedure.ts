import { reviewPlan } from '@rep/domain';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';
import { ofPlan, takePlanStep } from './plan-step.ts';

/** Records that the board has reviewed the plan as it stands. */
export const reviewPlanProcedure = (services: RepServices) =>
  procedureFor('plans.write')
    .input(z.strictObject(ofPlan))
    .mutation(({ input, ctx }) => takePlanStep(services, personOf(ctx.caller), input, reviewPlan));
