import { judgePlan, judgePlanSchema } from '@rep/domain';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';
import { ofPlan, takePlanStep } from './plan-step.ts';

/** A reviewer of Regions Group judges standards of the named version. */
export const judgePlanProcedure = (services: RepServices) =>
  procedureFor('plans.assure')
    .input(judgePlanSchema.extend(ofPlan))
    .mutation(({ input: { planId, expectedVersion, ...input }, ctx }) =>
      takePlanStep(services, personOf(ctx.caller), { planId, expectedVersion }, (plan, taking) =>
        judgePlan(plan, input, taking),
      ),
    );
