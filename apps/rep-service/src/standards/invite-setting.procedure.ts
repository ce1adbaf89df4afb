import { inviteSetting, SETTING_AGREEMENT, settingAgreementSchema } from '@rep/domain';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import { namedArea } from '../pilots/named-area.ts';
import { readPilot } from '../pilots/read-pilot.ts';
import type { RepServices } from '../services.ts';
import { agreementIdOf, ofSetting } from './agreement-step.ts';

const inviteSchema = settingAgreementSchema
  .pick({ laCode: true, statements: true, burden: true })
  .extend(ofSetting);

/** An authority invites a setting of its own area to try statements in a pilot, and says what that would ask of it. */
export const inviteSettingProcedure = ({ records, repId }: RepServices) =>
  procedureFor('settings.invite')
    .input(inviteSchema)
    .mutation(({ input: { expectedVersion, ...input }, ctx }) => {
      const by = personOf(ctx.caller);
      const target = { id: agreementIdOf(input), expectedVersion };
      return records.change(by, SETTING_AGREEMENT, target, async (held, transaction) => {
        namedArea(await readPilot(transaction, input.pilotId), input.laCode);
        return inviteSetting(held?.content ?? null, { ...input, repId }, { by, now: transaction.now });
      });
    });
