import { recordAgreement, recordAgreementSchema } from '@rep/domain';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';
import { ofPlan, takePlanStep } from './plan-step.ts';

/** Records that a body of the SEND and AP Partnership agreed; the integrated care board speaks for itself. */
export const recordAgreementProcedure = (services: RepServices) =>
  procedureFor('plans.agree')
    .input(recordAgreementSchema.extend(ofPlan))
    .mutation(({ input: { planId, expectedVersion, ...input }, ctx }) =>
      takePlanStep(services, personOf(ctx.caller), { planId, expectedVersion }, (plan, taking) =>
        recordAgreement(plan, input, taking),
      ),
    );
