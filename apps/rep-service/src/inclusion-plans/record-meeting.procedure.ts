import { recordMeeting, recordMeetingSchema } from '@rep/domain';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';
import { ofPlan, takePlanStep } from './plan-step.ts';

/** Records a meeting of the board of the area’s SEND and AP Partnership: who was there, and whether they were enough. */
export const recordMeetingProcedure = (services: RepServices) =>
  procedureFor('plans.write')
    .input(recordMeetingSchema.extend(ofPlan))
    .mutation(({ input: { planId, expectedVersion, ...input }, ctx }) =>
      takePlanStep(services, personOf(ctx.caller), { planId, expectedVersion }, (plan, taking) =>
        recordMeeting(plan, input, taking),
      ),
    );
