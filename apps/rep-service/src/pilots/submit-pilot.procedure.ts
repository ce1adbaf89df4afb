import { submitPilot } from '@rep/domain';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';
import { ofPilot, takePilotStep } from './pilot-step.ts';

/** The lead’s approver sends the pilot to DfE. */
export const submitPilotProcedure = (services: RepServices) =>
  procedureFor('pilots.draft')
    .input(z.strictObject(ofPilot))
    .mutation(({ input, ctx }) => takePilotStep(services, personOf(ctx.caller), input, submitPilot));
