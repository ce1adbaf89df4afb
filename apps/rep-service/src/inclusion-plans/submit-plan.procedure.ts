import { submitPlan, submitPlanSchema } from '@rep/domain';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';
import { ofPlan, takePlanStep } from './plan-step.ts';

/** The authority sends the plan to Regions Group, to be judged against a named version of the standards. */
export const submitPlanProcedure = (services: RepServices) =>
  procedureFor('plans.write')
    .input(submitPlanSchema.extend(ofPlan))
    .mutation(({ input: { planId, expectedVersion, ...input }, ctx }) => {
      const target = { planId, expectedVersion, named: input.standards };
      return takePlanStep(services, personOf(ctx.caller), target, (plan, taking) =>
        submitPlan(plan, input, taking),
      );
    });
