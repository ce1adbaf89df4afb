import { type Refusal, readStatementRows, type Statement, StepRefused, statementRows } from '@rep/domain';
import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';

/** What a spreadsheet would take for a formula has an apostrophe before it, which is taken off again on the way in. */
const FORMULA = /^'*[=+\-@\t\r]/;
const inertCell = (cell: string): string => (FORMULA.test(cell) ? `'${cell}` : cell);
const cellAsMeant = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;

/** Statements as a file: UTF-8, comma, quoted where needed, rows ended by CRLF as RFC 4180 has it. */
export const writeStatements = (statements: readonly Statement[]): string =>
  stringify(
    statementRows(statements).map((row) => row.map(inertCell)),
    { record_delimiter: '\r\n' },
  );

const SUPPLIER = 'whoever made the file';
const refusalOf = (field: string | null, fact: string): Refusal => ({
  ...{ gate: null, code: 'file-refused', laCode: null },
  ...{ field, fact, whoCanSupply: SUPPLIER },
});

function rowsOf(csv: string): readonly (readonly string[])[] {
  try {
    const rows: string[][] = parse(csv, { bom: true, relax_column_count: true, skip_empty_lines: true });
    return rows.map((row) => row.map(cellAsMeant));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new StepRefused([refusalOf(null, `The file is no CSV: ${error.message}.`)]);
  }
}

/** The statements of a file. Throws StepRefused with everything that is wrong with it, by row and column. */
export function readStatements(csv: string): readonly Statement[] {
  const { statements, problems } = readStatementRows(rowsOf(csv));
  if (problems.length === 0) return statements;
  throw new StepRefused(
    problems.map(({ row, column, reason }) =>
      refusalOf(`${row}.${column ?? ''}`, `Row ${row}${column ? `, ${column}` : ''}: ${reason}`),
    ),
  );
}
