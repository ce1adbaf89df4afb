import { STANDARD_SET, STATEMENT, standardSetSchema } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { NationalServices } from '../services.ts';
import { writeStatements } from './statement-csv.ts';
import { statementsOf } from './statements-of.ts';

const exportStatementsSchema = z.strictObject({ setId: standardSetSchema.shape.id.optional() });

/** The newest versions of the whole catalogue as a file, or the statements of a set in the versions that it names. */
export const exportStatementsProcedure = ({ records }: NationalServices) =>
  procedureFor('standards.read')
    .input(exportStatementsSchema)
    .query(async ({ input: { setId } }) => {
      if (setId === undefined) {
        const catalogue = (await records.list(STATEMENT)).map(({ content }) => content);
        return { fileName: 'statements.csv', csv: writeStatements(catalogue) };
      }
      const { content, version } = await records.get(STANDARD_SET, setId);
      const statements = await statementsOf(records, content.statements);
      return { fileName: `${setId}.v${version}.csv`, csv: writeStatements(statements) };
    });
