import { draftReturnSchema, GRANT_RETURN, RETURN_COLUMNS, returnIdOf, returnRows } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';

/** A grant return as CSV, with the name of its file. */
export const exportReturnProcedure = ({ records }: RepServices) =>
  procedureFor('money.returns.read')
    .input(draftReturnSchema)
    .query(async ({ input }) => {
      const { content } = await records.get(GRANT_RETURN, returnIdOf(input));
      // Loaded when it is wanted: few calls need it, and every start would wait for it.
      const { stringify } = await import('csv-stringify/sync');
      const text = stringify([...returnRows(content)], {
        ...{ header: true, columns: [...RETURN_COLUMNS], record_delimiter: 'windows' },
      });
      const { repId, grantId, from, to } = content;
      return { fileName: `grant-return-${repId}-${grantId}-${from}-to-${to}.csv`, text };
    });
