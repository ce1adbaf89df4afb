import { returnPlan, returnPlanSchema } from '@rep/domain';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';
import { ofPlan, takePlanStep } from './plan-step.ts';
import { replaceOthers } from './replace-others.ts';

/** Regions Group sends the plan back with reasons, before a decision or out of force. */
export const returnPlanProcedure = (services: RepServices) =>
  procedureFor('plans.assure')
    .input(returnPlanSchema.extend(ofPlan))
    .mutation(({ input: { planId, expectedVersion, ...input }, ctx }) =>
      takePlanStep(
        services,
        personOf(ctx.caller),
        { planId, expectedVersion },
        async (plan, taking, transaction) => {
          const change = returnPlan(plan, input, taking);
          // No older plan that the scheduled check has yet to replace opens the gate that the return closes.
          await replaceOthers(transaction, plan, taking);
          return change;
        },
      ),
    );
