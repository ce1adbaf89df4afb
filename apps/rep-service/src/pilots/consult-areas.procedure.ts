import { consultAreas } from '@rep/domain';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';
import { ofPilot, takePilotStep } from './pilot-step.ts';

/** Asks every area of the design to agree for itself; the plan is complete and no gate stands against it. */
export const consultAreasProcedure = (services: RepServices) =>
  procedureFor('pilots.draft')
    .input(z.strictObject(ofPilot))
    .mutation(({ input, ctx }) => takePilotStep(services, personOf(ctx.caller), input, consultAreas));
