import { decideGate, decideGateSchema } from '@rep/domain';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import { ofPilot, takePilotStep } from '../pilots/pilot-step.ts';
import type { RepServices } from '../services.ts';

/** Looks at a gate and keeps what it saw, who looked, who disagreed and what would change the decision. */
export const decideGateProcedure = (services: RepServices) =>
  procedureFor('gates.decide')
    .input(decideGateSchema.extend(ofPilot))
    .mutation(({ input: { pilotId, expectedVersion, ...input }, ctx }) =>
      takePilotStep(services, personOf(ctx.caller), { pilotId, expectedVersion }, (pilot, taking) =>
        decideGate(pilot, input, taking),
      ),
    );
