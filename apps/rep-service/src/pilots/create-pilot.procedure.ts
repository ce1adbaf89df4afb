import { randomUUID } from 'node:crypto';
import { EVENT_TYPES } from '@rep/contracts';
import { checkLeads } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import { getProfile } from '../profile/profile.repository.ts';
import type { RepServices } from '../services.ts';

/** PostgreSQL keeps every character but this one. */
const NUL = '\0';
const createPilotSchema = EVENT_TYPES['pilot.registered.v1'].data.refine(
  (draft) => !Object.values(draft).some((text) => text?.includes(NUL)),
  'take the NUL character out of the text',
);

/** A draft by one of the authorities that lead this partnership. */
export const createPilotProcedure = ({ repId, pool, pilots }: RepServices) =>
  procedureFor('pilots.create')
    .input(createPilotSchema)
    .mutation(async ({ input, ctx: { caller } }) => {
      checkLeads(await getProfile(pool, repId), caller.laCode);
      const actor = { createdBy: caller.laCode ?? '', actorRole: caller.role };
      return pilots.create({ id: randomUUID(), draft: input, ...actor });
    });
