import { askAboutPlan, askAboutPlanSchema } from '@rep/domain';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';
import { ofPlan, takePlanStep } from './plan-step.ts';

/** Regions Group asks the authority something about its plan. */
export const askAboutPlanProcedure = (services: RepServices) =>
  procedureFor('plans.assure')
    .input(askAboutPlanSchema.extend(ofPlan))
    .mutation(({ input: { planId, expectedVersion, ...input }, ctx }) =>
      takePlanStep(services, personOf(ctx.caller), { planId, expectedVersion }, (plan, taking) =>
        askAboutPlan(plan, input, taking),
      ),
    );
