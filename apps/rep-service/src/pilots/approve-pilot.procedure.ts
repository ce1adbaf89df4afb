import { approvePilot } from '@rep/domain';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';
import { ofPilot, takePilotStep } from './pilot-step.ts';

/** DfE policy approves the pilot as it stands. */
export const approvePilotProcedure = (services: RepServices) =>
  procedureFor('pilots.approve')
    .input(z.strictObject(ofPilot))
    .mutation(({ input, ctx }) => takePilotStep(services, personOf(ctx.caller), input, approvePilot));
