import { checkSettingAgreed, londonDay, SETTING_AGREEMENT, statementRefSchema } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';
import { agreementIdOf, ofSetting } from './agreement-step.ts';

const { pilotId, urn } = ofSetting;

/** Whether a statement may be tried in a setting today: never without the setting's own agreement. */
export const mayTryProcedure = ({ records, now }: RepServices) =>
  procedureFor('settings.read')
    .input(z.strictObject({ pilotId, urn, statement: statementRefSchema }))
    .query(async ({ input }) => {
      const held = await records.find(SETTING_AGREEMENT, agreementIdOf(input));
      const on = londonDay(now().toISOString());
      const refusals = checkSettingAgreed(held ? [held.content] : [], { ...input, on });
      return { may: refusals.length === 0, refusals };
    });
