import { LINE_REPORTS, lineIdSchema } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';

const listReportsSchema = z.strictObject({ lineId: lineIdSchema });

/** Every report on one line, by reporter and period. */
export const listReportsProcedure = ({ records }: RepServices) =>
  procedureFor('lines.read')
    .input(listReportsSchema)
    .query(async ({ input }) => {
      const held = await records.list(LINE_REPORTS);
      return held.filter(({ content }) => content.lineId === input.lineId);
    });
