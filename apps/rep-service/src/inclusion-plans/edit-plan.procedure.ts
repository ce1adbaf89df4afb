import { editPlan, editPlanSchema } from '@rep/domain';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';
import { ofPlan, takePlanStep } from './plan-step.ts';

/** Writes sections; what was said of the edition before holds no longer. Documents are attached by `documents.upload`. */
export const editPlanProcedure = (services: RepServices) =>
  procedureFor('plans.write')
    .input(editPlanSchema.omit({ documents: true }).extend(ofPlan))
    .mutation(({ input: { planId, expectedVersion, ...input }, ctx }) =>
      takePlanStep(services, personOf(ctx.caller), { planId, expectedVersion }, (plan, taking) =>
        editPlan(plan, input, taking),
      ),
    );
