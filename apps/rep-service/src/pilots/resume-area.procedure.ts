import { areaReasonSchema, resumeArea } from '@rep/domain';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';
import { ofPilot, takePilotStep } from './pilot-step.ts';

/** Lifts the holds that the caller may lift; the area goes on when none is left and every gate is open. */
export const resumeAreaProcedure = (services: RepServices) =>
  procedureFor('pilots.hold')
    .input(areaReasonSchema.extend(ofPilot))
    .mutation(({ input: { pilotId, expectedVersion, ...input }, ctx }) =>
      takePilotStep(services, personOf(ctx.caller), { pilotId, expectedVersion }, (pilot, taking) =>
        resumeArea(pilot, input, taking),
      ),
    );
