import { exitSchema, recordExit } from '@rep/domain';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';
import { ofPilot, takePilotStep } from './pilot-step.ts';

/** Keeps the exit plan, the notices, the final return and the learning record. */
export const recordExitProcedure = (services: RepServices) =>
  procedureFor('pilots.draft')
    .input(exitSchema.extend(ofPilot))
    .mutation(({ input: { pilotId, expectedVersion, ...input }, ctx }) =>
      takePilotStep(services, personOf(ctx.caller), { pilotId, expectedVersion }, (pilot, taking) =>
        recordExit(pilot, input, taking),
      ),
    );
