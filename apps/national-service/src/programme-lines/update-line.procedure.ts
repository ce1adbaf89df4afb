import { PROGRAMME_LINE, updateProgrammeLine, updateProgrammeLineSchema } from '@rep/domain';
import { expectedVersion } from '@rep/records';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { NationalServices } from '../services.ts';

/** Changes owner, due date or status of a line, or adds evidence, with a reason. */
export const updateLineProcedure = ({ records }: NationalServices) =>
  procedureFor('programme-lines.change')
    .input(updateProgrammeLineSchema.extend(expectedVersion))
    .mutation(({ input: { expectedVersion: seen, ...input }, ctx }) => {
      const by = personOf(ctx.caller);
      return records.step(by, PROGRAMME_LINE, { id: input.id, expectedVersion: seen }, (held, { now }) =>
        updateProgrammeLine(held.content, input, { by, now }),
      );
    });
