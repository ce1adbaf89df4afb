import { PROGRAMME_LINE, programmeLineSchema } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import type { NationalServices } from '../services.ts';

/** A programme line with all its versions, oldest first. */
export const showLineProcedure = ({ records }: NationalServices) =>
  procedureFor('programme-lines.read')
    .input(programmeLineSchema.pick({ id: true }))
    .query(async ({ input }) => ({
      ...(await records.get(PROGRAMME_LINE, input.id)),
      versions: await records.history(PROGRAMME_LINE, input.id),
    }));
