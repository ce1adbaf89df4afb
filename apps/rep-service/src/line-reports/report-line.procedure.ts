import {
  LINE_REPORTS,
  lineIdSchema,
  lineReportsIdOf,
  PROGRAMME_LINE,
  reporterSchema,
  reportLine,
  reportLineSchema,
} from '@rep/domain';
import { expectedVersion } from '@rep/records';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import { getProfile } from '../profile/profile.repository.ts';
import type { RepServices } from '../services.ts';

const place = { lineId: lineIdSchema, reporter: reporterSchema };

/** An authority for its own area, or a lead for the partnership, reports on a line of the programme for a period. */
export const reportLineProcedure = ({ records, repId, pool }: RepServices) =>
  procedureFor('lines.report')
    .input(reportLineSchema.extend({ ...place, ...expectedVersion }))
    .mutation(async ({ input: { expectedVersion: seen, lineId, reporter, ...input }, ctx }) => {
      const by = personOf(ctx.caller);
      const profile = await getProfile(pool, repId);
      const members = profile.members.map(({ new_la_code: laCode, lead }) => ({ laCode, lead }));
      const target = { id: lineReportsIdOf(lineId, reporter), expectedVersion: seen };
      return records.change(by, LINE_REPORTS, target, async (held, { now, read }) => {
        const lineThere = (await read(PROGRAMME_LINE, lineId)) !== null;
        const reports = held?.content ?? { lineId, reporter, reports: [] };
        return reportLine(reports, input, { by, now, facts: { lineThere, members } });
      });
    });
