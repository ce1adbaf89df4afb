import { endPilot, pilotReasonSchema } from '@rep/domain';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';
import { ofPilot, takePilotStep } from './pilot-step.ts';

/** Ends the pilot with all its areas, once its exit is recorded. Its data stay. */
export const endPilotProcedure = (services: RepServices) =>
  procedureFor('pilots.draft')
    .input(pilotReasonSchema.extend(ofPilot))
    .mutation(({ input: { pilotId, expectedVersion, ...input }, ctx }) =>
      takePilotStep(services, personOf(ctx.caller), { pilotId, expectedVersion }, (pilot, taking) =>
        endPilot(pilot, input, taking),
      ),
    );
