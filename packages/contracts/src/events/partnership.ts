import { z } from 'zod';
import { newLaCodeSchema, oldLaCodeSchema, regionCodeSchema, repIdSchema } from '../codes.ts';

/** An authority in a partnership: the triple that identifies it, and whether it is one of the leads. */
export const memberSchema = z.object({
  new_la_code: newLaCodeSchema,
  old_la_code: oldLaCodeSchema,
  la_name: z.string().min(1).max(120),
  lead: z.boolean(),
});

/** A partnership as it starts: its region and every member, of which one or several lead. */
export const partnershipRegisteredV1 = z.object({
  rep_id: repIdSchema,
  name: z.string().min(1).max(120),
  region_code: regionCodeSchema,
  region_name: z.string().min(1).max(120),
  members: z.array(memberSchema).min(2).max(40),
  valid_from: z.iso.date(),
});

/** One change to one authority's place in a partnership; `member` is its state afterwards. */
export const membershipChangedV1 = z.object({
  rep_id: repIdSchema,
  change: z.enum(['joined', 'left', 'lead-started', 'lead-ended']),
  member: memberSchema,
  effective_on: z.iso.date(),
});
