import { agreeToPilot, areaInputSchema } from '@rep/domain';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';
import { ofPilot, takePilotStep } from './pilot-step.ts';

/** The authority agrees for its own area. A second agreement has no effect. */
export const agreePilotProcedure = (services: RepServices) =>
  procedureFor('pilots.answer')
    .input(areaInputSchema.extend(ofPilot))
    .mutation(({ input: { pilotId, expectedVersion, ...input }, ctx }) =>
      takePilotStep(services, personOf(ctx.caller), { pilotId, expectedVersion }, (pilot, taking) =>
        agreeToPilot(pilot, input, taking),
      ),
    );
