import { randomUUID } from 'node:crypto';
import { EVENT_TYPES } from '@rep/contracts';
import { checkLeads, textProblem } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import { getProfile } from '../profile/profile.repository.ts';
import type { RepServices } from '../services.ts';

/** The event's own schema must take what older events hold; what is new has to be readable as well. */
const createPilotSchema = EVENT_TYPES['pilot.registered.v1'].data.superRefine(
  ({ title, question }, context) => {
    const problems = {
      title: textProblem(title, 'line'),
      question: question === undefined ? undefined : textProblem(question, 'lines'),
    };
    for (const [field, message] of Object.entries(problems)) {
      if (message) context.addIssue({ code: 'custom', path: [field], message });
    }
  },
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
