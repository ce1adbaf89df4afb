import { pilotReasonSchema, withdrawPilot } from '@rep/domain';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';
import { ofPilot, takePilotStep } from './pilot-step.ts';

/** Withdraws a pilot that has never run. Its data stay. */
export const withdrawPilotProcedure = (services: RepServices) =>
  procedureFor('pilots.leave')
    .input(pilotReasonSchema.extend(ofPilot))
    .mutation(({ input: { pilotId, expectedVersion, ...input }, ctx }) =>
      takePilotStep(services, personOf(ctx.caller), { pilotId, expectedVersion }, (pilot, taking) =>
        withdrawPilot(pilot, input, taking),
      ),
    );
