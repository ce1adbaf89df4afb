import { SETTING_AGREEMENT } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';

const listSchema = z.strictObject({ pilotId: z.uuid().optional() }).default({});

/** Invitations of settings and what came of them; a setting sees those of its own area. */
export const listSettingsProcedure = ({ records }: RepServices) =>
  procedureFor('settings.read')
    .input(listSchema)
    .query(async ({ input: { pilotId }, ctx: { caller } }) => {
      const area = caller.role === 'setting' ? (caller.laCode ?? '') : undefined;
      const held = await records.list(SETTING_AGREEMENT, { area });
      return held.filter(({ content }) => pilotId === undefined || content.pilotId === pilotId);
    });
