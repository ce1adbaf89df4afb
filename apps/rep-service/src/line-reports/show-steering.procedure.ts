import { LINE_REPORTS, londonDay, PROGRAMME_LINE, type Reporter, steeringView } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import { getProfile } from '../profile/profile.repository.ts';
import type { RepServices } from '../services.ts';

const showSteeringSchema = z.strictObject({ on: z.iso.date().optional() });

/** Every line of the programme with the newest report of the partnership and of each authority; `missing` where none is. */
export const showSteeringProcedure = ({ records, repId, pool, now }: RepServices) =>
  procedureFor('lines.read')
    .input(showSteeringSchema)
    .query(async ({ input }) => {
      const [profile, lines, reports] = await Promise.all([
        getProfile(pool, repId),
        records.list(PROGRAMME_LINE),
        records.list(LINE_REPORTS),
      ]);
      const members = profile.members.map(({ new_la_code }) => new_la_code);
      const reporters: Reporter[] = ['partnership', ...members];
      const on = input.on ?? londonDay(now().toISOString());
      const contents = reports.map(({ content }) => content);
      return {
        on,
        rows: steeringView(
          lines.map(({ content }) => content),
          contents,
          { reporters, on },
        ),
      };
    });
