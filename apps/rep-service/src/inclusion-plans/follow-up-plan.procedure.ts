import { followUpPlan, followUpPlanSchema } from '@rep/domain';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';
import { ofPlan, takePlanStep } from './plan-step.ts';

/** Regions Group follows a condition up, and says whether lists may run from now on. */
export const followUpPlanProcedure = (services: RepServices) =>
  procedureFor('plans.assure')
    .input(followUpPlanSchema.extend(ofPlan))
    .mutation(({ input: { planId, expectedVersion, ...input }, ctx }) =>
      takePlanStep(services, personOf(ctx.caller), { planId, expectedVersion }, (plan, taking) =>
        followUpPlan(plan, input, taking),
      ),
    );
