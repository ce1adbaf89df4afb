import { newLaCodeSchema } from '@rep/contracts';
import { checkApproach, londonDay, MEDIATION_APPROACH } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';

/** How mediation is carried in an area, and what stands in its way today; null while nothing is kept. */
export const showApproachProcedure = ({ records, now }: RepServices) =>
  procedureFor('mediation.read')
    .input(z.strictObject({ laCode: newLaCodeSchema }))
    .query(async ({ input }) => {
      const held = await records.find(MEDIATION_APPROACH, input.laCode);
      return held && { ...held, problems: checkApproach(held.content, londonDay(now().toISOString())) };
    });
