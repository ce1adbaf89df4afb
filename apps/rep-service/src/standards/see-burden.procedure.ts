import { seeBurden } from '@rep/domain';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';
import { ofSetting, takeAgreementStep } from './agreement-step.ts';

/** The setting opens what trying the statements would ask of its people. */
export const seeBurdenProcedure = (services: RepServices) =>
  procedureFor('settings.answer')
    .input(z.strictObject(ofSetting))
    .mutation(({ input, ctx }) => takeAgreementStep(services, personOf(ctx.caller), input, seeBurden));
