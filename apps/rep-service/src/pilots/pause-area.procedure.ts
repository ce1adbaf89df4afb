import { areaReasonSchema, pauseArea } from '@rep/domain';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';
import { ofPilot, takePilotStep } from './pilot-step.ts';

/** An authority pauses its own area, DfE any: nothing new begins, and what families have goes on. */
export const pauseAreaProcedure = (services: RepServices) =>
  procedureFor('pilots.hold')
    .input(areaReasonSchema.extend(ofPilot))
    .mutation(({ input: { pilotId, expectedVersion, ...input }, ctx }) =>
      takePilotStep(services, personOf(ctx.caller), { pilotId, expectedVersion }, (pilot, taking) =>
        pauseArea(pilot, input, taking),
      ),
    );
