import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';
import { getProfile } from './profile.repository.ts';

/** The partnership: its region, its members with both codes, and which of them lead. */
export const getProfileProcedure = ({ repId, pool }: RepServices) =>
  procedureFor('profile.read').query(async () => {
    const { rep_id, region_code, region_name, valid_from, ...rest } = await getProfile(pool, repId);
    return {
      repId: rep_id,
      name: rest.name,
      region: { code: region_code, name: region_name },
      validFrom: valid_from,
      members: rest.members.map((m) => ({
        newLaCode: m.new_la_code,
        oldLaCode: m.old_la_code,
        name: m.la_name,
        lead: m.lead,
      })),
    };
  });
