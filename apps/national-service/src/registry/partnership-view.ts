import type { Partnership } from '@rep/domain';

/** A partnership as callers see it. */
export const partnershipView = ({
  rep_id,
  name,
  region_code,
  region_name,
  valid_from,
  members,
}: Partnership) => ({
  repId: rep_id,
  name,
  region: { code: region_code, name: region_name },
  validFrom: valid_from,
  members: members.map((m) => ({
    newLaCode: m.new_la_code,
    oldLaCode: m.old_la_code,
    name: m.la_name,
    lead: m.lead,
  })),
});
