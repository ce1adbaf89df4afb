import { router } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';
import { agreeToTryProcedure } from './agree-to-try.procedure.ts';
import { declineToTryProcedure } from './decline-to-try.procedure.ts';
import { giveFeedbackProcedure } from './give-feedback.procedure.ts';
import { inviteSettingProcedure } from './invite-setting.procedure.ts';
import { listBandsProcedure } from './list-bands.procedure.ts';
import { listFeedbackProcedure } from './list-feedback.procedure.ts';
import { listSettingsProcedure } from './list-settings.procedure.ts';
import { mayTryProcedure } from './may-try.procedure.ts';
import { publishBandsProcedure } from './publish-bands.procedure.ts';
import { seeBurdenProcedure } from './see-burden.procedure.ts';
import { withdrawFromTryingProcedure } from './withdraw-from-trying.procedure.ts';

/** What a partnership does with National Standards: settings that try them, feedback, and local bands. */
export const standardsRouter = (services: RepServices) =>
  router({
    settings: router({
      list: listSettingsProcedure(services),
      invite: inviteSettingProcedure(services),
      seeBurden: seeBurdenProcedure(services),
      agree: agreeToTryProcedure(services),
      decline: declineToTryProcedure(services),
      withdraw: withdrawFromTryingProcedure(services),
      mayTry: mayTryProcedure(services),
    }),
    bands: router({ list: listBandsProcedure(services), publish: publishBandsProcedure(services) }),
    feedback: router({ list: listFeedbackProcedure(services), give: giveFeedbackProcedure(services) }),
  });
