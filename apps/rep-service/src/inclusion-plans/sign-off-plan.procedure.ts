import { signOffPlan } from '@rep/domain';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';
import { ofPlan, takePlanStep } from './plan-step.ts';

/** The SEND and AP Partnership signs the plan off, every body’s agreement being there. */
export const signOffPlanProcedure = (services: RepServices) =>
  procedureFor('plans.write')
    .input(z.strictObject(ofPlan))
    .mutation(({ input, ctx }) => takePlanStep(services, personOf(ctx.caller), input, signOffPlan));
