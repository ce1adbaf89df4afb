import { agreeToTry, settingAgreementSchema } from '@rep/domain';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';
import { ofSetting, takeAgreementStep } from './agreement-step.ts';

const agreeSchema = z.strictObject({
  post: settingAgreementSchema.shape.agreed.unwrap().shape.post,
  ...ofSetting,
});

/** The setting agrees, by a post that can speak for it, once it saw the burden. */
export const agreeToTryProcedure = (services: RepServices) =>
  procedureFor('settings.answer')
    .input(agreeSchema)
    .mutation(({ input: { post, ...setting }, ctx }) =>
      takeAgreementStep(services, personOf(ctx.caller), setting, (held, taking) =>
        agreeToTry(held, post, taking),
      ),
    );
