import { withdrawFromTrying } from '@rep/domain';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';
import { ofSetting, takeAgreementStep } from './agreement-step.ts';

/** The setting stops, whenever it likes and without a reason. What was recorded until then stays. */
export const withdrawFromTryingProcedure = (services: RepServices) =>
  procedureFor('settings.answer')
    .input(z.strictObject(ofSetting))
    .mutation(({ input, ctx }) =>
      takeAgreementStep(services, personOf(ctx.caller), input, withdrawFromTrying),
    );
