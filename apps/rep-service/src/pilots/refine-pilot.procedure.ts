import { refinePilot } from '@rep/domain';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';
import { ofPilot, takePilotStep } from './pilot-step.ts';
import { readPilot } from './read-pilot.ts';

/** The next cycle, registered with its own protocol, takes over from one that runs. */
export const refinePilotProcedure = (services: RepServices) =>
  procedureFor('pilots.draft')
    .input(z.strictObject({ next: z.uuid(), ...ofPilot }))
    .mutation(({ input: { next, ...target }, ctx }) =>
      takePilotStep(services, personOf(ctx.caller), target, async (pilot, taking, transaction) =>
        refinePilot(pilot, await readPilot(transaction, next), taking),
      ),
    );
