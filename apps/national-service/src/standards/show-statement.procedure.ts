import { STATEMENT, statementSchema } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import type { NationalServices } from '../services.ts';

/** A statement with all its versions, oldest first. */
export const showStatementProcedure = ({ records }: NationalServices) =>
  procedureFor('standards.read')
    .input(statementSchema.pick({ id: true }))
    .query(async ({ input }) => ({
      ...(await records.get(STATEMENT, input.id)),
      versions: await records.history(STATEMENT, input.id),
    }));
