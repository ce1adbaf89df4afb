import { newLaCodeSchema } from '@rep/contracts';
import { INCLUSION_PLAN, listGateOfArea, londonDay } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';

/** Whether an area's plan lets its tailored-list pilots run today (gate G1), and why or why not. */
export const listGateProcedure = ({ records, now }: RepServices) =>
  procedureFor('pilots.read')
    .input(z.strictObject({ laCode: newLaCodeSchema }))
    .query(async ({ input: { laCode } }) => {
      const plans = await records.list(INCLUSION_PLAN, { area: laCode });
      return listGateOfArea(
        plans.map(({ content }) => content),
        londonDay(now().toISOString()),
      );
    });
