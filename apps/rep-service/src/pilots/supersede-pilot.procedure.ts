import { supersedePilot } from '@rep/domain';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';
import { ofPilot, takePilotStep } from './pilot-step.ts';
import { readPilot } from './read-pilot.ts';

/** Another pilot takes the place of one that does not run. */
export const supersedePilotProcedure = (services: RepServices) =>
  procedureFor('pilots.leave')
    .input(z.strictObject({ next: z.uuid(), ...ofPilot }))
    .mutation(({ input: { next, ...target }, ctx }) =>
      takePilotStep(services, personOf(ctx.caller), target, async (pilot, taking, transaction) =>
        supersedePilot(pilot, await readPilot(transaction, next), taking),
      ),
    );
