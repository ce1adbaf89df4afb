import { randomUUID } from 'node:crypto';
import { giveFeedback, STANDARD_FEEDBACK, standardFeedbackSchema } from '@rep/domain';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';

const giveSchema = standardFeedbackSchema
  .pick({ statement: true, pilotId: true, voice: true, said: true })
  .extend({ id: z.uuid().optional() });

/** What a group said about one version of a statement: by group, never by name. */
export const giveFeedbackProcedure = ({ records, repId }: RepServices) =>
  procedureFor('feedback.give')
    .input(giveSchema)
    .mutation(({ input: { id = randomUUID(), ...input }, ctx }) => {
      const by = personOf(ctx.caller);
      return records.change(by, STANDARD_FEEDBACK, { id }, (held, { now }) =>
        held ? null : giveFeedback({ ...input, id, repId }, { by, now }),
      );
    });
