import { areaReasonSchema, declinePilot } from '@rep/domain';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';
import { ofPilot, takePilotStep } from './pilot-step.ts';

/** The authority declines for its own area. */
export const declinePilotProcedure = (services: RepServices) =>
  procedureFor('pilots.answer')
    .input(areaReasonSchema.extend(ofPilot))
    .mutation(({ input: { pilotId, expectedVersion, ...input }, ctx }) =>
      takePilotStep(services, personOf(ctx.caller), { pilotId, expectedVersion }, (pilot, taking) =>
        declinePilot(pilot, input, taking),
      ),
    );
