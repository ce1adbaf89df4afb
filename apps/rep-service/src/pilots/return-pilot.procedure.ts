import { pilotReasonSchema, returnPilot } from '@rep/domain';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';
import { ofPilot, takePilotStep } from './pilot-step.ts';

/** DfE policy sends the pilot back with a reason. */
export const returnPilotProcedure = (services: RepServices) =>
  procedureFor('pilots.approve')
    .input(pilotReasonSchema.extend(ofPilot))
    .mutation(({ input: { pilotId, expectedVersion, ...input }, ctx }) =>
      takePilotStep(services, personOf(ctx.caller), { pilotId, expectedVersion }, (pilot, taking) =>
        returnPilot(pilot, input, taking),
      ),
    );
