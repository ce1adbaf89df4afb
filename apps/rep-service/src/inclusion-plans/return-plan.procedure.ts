import { returnPlan, returnPlanSchema } from '@rep/domain';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';
import { ofPlan, takePlanStep } from './plan-step.ts';

/** Regions Group sends the plan back with reasons, before a decision or out of force. */
export const returnPlanProcedure = (services: RepServices) =>
  procedureFor('plans.assure')
    .input(returnPlanSchema.extend(ofPlan))
    .mutation(({ input: { planId, expectedVersion, ...input }, ctx }) =>
      takePlanStep(services, personOf(ctx.caller), { planId, expectedVersion }, (plan, taking) =>
        returnPlan(plan, input, taking),
      ),
    );
