import { S42_NOTE, type Statement, statementKey, statementProblem, statementSchema } from './statement.ts';
import { type Column, STATEMENT_COLUMNS } from './statement-rows.ts';

const MAX_ROWS = 2000;

/** What is wrong with a file: the row as a spreadsheet counts (the header is 1), the column, what stood there. */
export type RowProblem = {
  readonly row: number;
  readonly column: string | null;
  readonly value: string | null;
  readonly reason: string;
};
type ReadStatements = { readonly statements: readonly Statement[]; readonly problems: readonly RowProblem[] };

const FIELD_COLUMNS: Readonly<Record<string, Column>> = {
  areasOfNeed: 'areas_of_need',
  practiceGuide: 'practice_guide',
  effectiveFrom: 'effective_from',
  effectiveTo: 'effective_to',
  dutyNote: 'duty_note',
};
const columnOf = (field: PropertyKey | undefined): Column | undefined =>
  FIELD_COLUMNS[String(field)] ?? STATEMENT_COLUMNS.find((column) => column === field);

function fieldsOf(row: readonly string[]): Record<string, unknown> {
  const cell = (column: Column): string => row[STATEMENT_COLUMNS.indexOf(column)] ?? '';
  const codes = (column: Column): string[] =>
    cell(column)
      .split(';')
      .filter((code) => code !== '');
  const whole = /^\d{1,3}$/.test(cell('version')) ? Number(cell('version')) : cell('version');
  return {
    id: cell('id'),
    version: whole,
    title: cell('title'),
    expectation: cell('expectation'),
    areasOfNeed: codes('areas_of_need'),
    phases: codes('phases'),
    tiers: codes('tiers'),
    provider: cell('provider'),
    budget: cell('budget'),
    evidence: cell('evidence'),
    practiceGuide: cell('practice_guide') || null,
    status: cell('status'),
    effectiveFrom: cell('effective_from'),
    effectiveTo: cell('effective_to') || null,
    source: cell('source'),
    // The note is the same for every statement; a file that leaves it out gets it, one that changes it is refused.
    dutyNote: cell('duty_note') || S42_NOTE,
  };
}

function readRow(row: readonly string[], number: number): ReadStatements {
  const at = { row: number, column: null, value: null };
  if (row.length !== STATEMENT_COLUMNS.length) {
    const reason = `Give this row ${STATEMENT_COLUMNS.length} cells; it has ${row.length}.`;
    return { statements: [], problems: [{ ...at, reason }] };
  }
  const read = statementSchema.safeParse(fieldsOf(row));
  if (!read.success) {
    const problems = read.error.issues.map(({ path, message }) => {
      const column = columnOf(path[0]);
      const value = column ? (row[STATEMENT_COLUMNS.indexOf(column)] ?? null) : null;
      return { row: number, column: column ?? null, value, reason: `Correct this cell: ${message}.` };
    });
    return { statements: [], problems };
  }
  const reason = statementProblem(read.data);
  if (reason) {
    const column = 'effective_to';
    return { statements: [], problems: [{ row: number, column, value: read.data.effectiveTo, reason }] };
  }
  return { statements: [read.data], problems: [] };
}

function duplicates(read: readonly ReadStatements[]): readonly RowProblem[] {
  const seen = new Set<string>();
  return read.flatMap(({ statements }, index) =>
    statements.flatMap((statement) => {
      const key = statementKey(statement);
      if (!seen.has(key)) {
        seen.add(key);
        return [];
      }
      const reason = 'Take the row out: this version of the statement stood further up.';
      return [{ row: index + 2, column: 'id', value: statement.id, reason }];
    }),
  );
}

/** The statements of a file, or everything that is wrong with it by row and column; then none of it is taken. */
export function readStatementRows(rows: readonly (readonly string[])[]): ReadStatements {
  const [header, ...body] = rows;
  const first = { row: 1, column: null, value: null };
  if (!header || header.join() !== STATEMENT_COLUMNS.join()) {
    const reason = `Begin with the header ${STATEMENT_COLUMNS.join(',')}.`;
    return { statements: [], problems: [{ ...first, reason }] };
  }
  if (body.length > MAX_ROWS) {
    return {
      statements: [],
      problems: [{ ...first, reason: `Give at most ${MAX_ROWS} statements at once.` }],
    };
  }
  const read = body.map((row, index) => readRow(row, index + 2));
  const problems = [...read.flatMap((r) => r.problems), ...duplicates(read)];
  return { statements: problems.length > 0 ? [] : read.flatMap((r) => r.statements), problems };
}
