import { areaInputSchema, goLive } from '@rep/domain';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';
import { ofPilot, takePilotStep } from './pilot-step.ts';

/** The authority takes its own area live, every gate being open. */
export const goLiveProcedure = (services: RepServices) =>
  procedureFor('pilots.answer')
    .input(areaInputSchema.extend(ofPilot))
    .mutation(({ input: { pilotId, expectedVersion, ...input }, ctx }) =>
      takePilotStep(services, personOf(ctx.caller), { pilotId, expectedVersion }, (pilot, taking) =>
        goLive(pilot, input, taking),
      ),
    );
