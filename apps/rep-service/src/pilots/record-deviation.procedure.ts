import { deviationInputSchema, recordDeviation } from '@rep/domain';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';
import { ofPilot, takePilotStep } from './pilot-step.ts';

/** Records that something is done otherwise than the frozen protocol says, and why. */
export const recordDeviationProcedure = (services: RepServices) =>
  procedureFor('pilots.draft')
    .input(deviationInputSchema.extend(ofPilot))
    .mutation(({ input: { pilotId, expectedVersion, ...input }, ctx }) =>
      takePilotStep(services, personOf(ctx.caller), { pilotId, expectedVersion }, (pilot, taking) =>
        recordDeviation(pilot, input, taking),
      ),
    );
