import { extendPlan, extendPlanSchema } from '@rep/domain';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';
import { ofPlan, takePlanStep } from './plan-step.ts';

/** Regions Group, and nobody else, lets a plan in force run longer. */
export const extendPlanProcedure = (services: RepServices) =>
  procedureFor('plans.assure')
    .input(extendPlanSchema.extend(ofPlan))
    .mutation(({ input: { planId, expectedVersion, ...input }, ctx }) =>
      takePlanStep(services, personOf(ctx.caller), { planId, expectedVersion }, (plan, taking) =>
        extendPlan(plan, input, taking),
      ),
    );
