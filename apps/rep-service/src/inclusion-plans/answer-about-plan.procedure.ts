import { answerAboutPlan, answerAboutPlanSchema } from '@rep/domain';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';
import { ofPlan, takePlanStep } from './plan-step.ts';

/** The authority answers a question of Regions Group; the first answer stands. */
export const answerAboutPlanProcedure = (services: RepServices) =>
  procedureFor('plans.write')
    .input(answerAboutPlanSchema.extend(ofPlan))
    .mutation(({ input: { planId, expectedVersion, ...input }, ctx }) =>
      takePlanStep(services, personOf(ctx.caller), { planId, expectedVersion }, (plan, taking) =>
        answerAboutPlan(plan, input, taking),
      ),
    );
