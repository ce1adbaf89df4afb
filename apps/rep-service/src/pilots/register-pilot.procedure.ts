import { registerPilot, registerPilotSchema } from '@rep/domain';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';
import { ofPilot, takePilotStep } from './pilot-step.ts';

/** Freezes the protocol; what is done otherwise from here on is a deviation. */
export const registerPilotProcedure = (services: RepServices) =>
  procedureFor('pilots.draft')
    .input(registerPilotSchema.extend(ofPilot))
    .mutation(({ input: { pilotId, expectedVersion, ...input }, ctx }) =>
      takePilotStep(services, personOf(ctx.caller), { pilotId, expectedVersion }, (pilot, taking) =>
        registerPilot(pilot, input, taking),
      ),
    );
