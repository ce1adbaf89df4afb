import { type BandEdition, bandEditionSchema } from '@rep/domain';
import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import type { FieldProblem } from '../http/field-problems.ts';

type Band = BandEdition['bands'][number];
const COLUMNS = ['code', 'label', 'pounds_per_year', 'rule', 'national_band'] as const;
export const BAND_COLUMNS: string = COLUMNS.join(',');
const FIELDS: Readonly<Record<string, string>> = {
  poundsPerYear: 'pounds_per_year',
  national: 'national_band',
};
const bandSchema = bandEditionSchema.shape.bands.element;

/** Bands as a file: where there is no price, no rule or no counterpart, the cell is empty, which is not nought. */
export const writeBands = (bands: readonly Band[]): string =>
  stringify([
    [...COLUMNS],
    ...bands.map(({ code, label, poundsPerYear, rule, national }) => [
      ...[code, label, poundsPerYear === null ? '' : String(poundsPerYear), rule ?? '', national ?? ''],
    ]),
  ]);

const orNull = (cell: string | undefined): string | null => (cell ? cell : null);
const NUMBER = /^\d+(\.\d{1,2})?$/;

function readBand(row: readonly string[], number: number) {
  const [code, label, pounds, rule, national] = row.map((cell) => cell.trim().replaceAll('\r\n', '\n'));
  const at = (what: string) => ({ band: null, problems: [`Row ${number}: ${what}`] });
  if (row.length !== COLUMNS.length) return at(`give it ${COLUMNS.length} cells; it has ${row.length}`);
  if (pounds && !NUMBER.test(pounds))
    return at('give pounds_per_year as a number such as 4500, or leave it empty');
  const read = bandSchema.safeParse({
    ...{ code, label, poundsPerYear: pounds ? Number(pounds) : null },
    ...{ rule: orNull(rule), national: orNull(national) },
  });
  if (read.success) return { band: read.data, problems: [] };
  const problems = read.error.issues.map(({ path, message }) => {
    const column = FIELDS[String(path[0])] ?? String(path[0]);
    return `Row ${number}, ${column}: change it, for it is ${message.startsWith('not ') ? message : `not right: ${message}`}`;
  });
  return { band: null, problems };
}

function rowsOf(csv: string): { readonly rows: readonly string[][]; readonly problem: string | null } {
  try {
    const rows: string[][] = parse(csv, { bom: true, relax_column_count: true, skip_empty_lines: true });
    return { rows, problem: null };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { rows: [], problem: `Correct the file: ${error.message}` };
  }
}

/** The bands of a file, or everything that is wrong with it, by row and column; the header is row 1. */
export function readBands(
  csv: string,
  field: string,
): { readonly bands: readonly Band[]; readonly problems: readonly FieldProblem[] } {
  const told = (texts: readonly string[]) => texts.map((text) => ({ field, text }));
  const { rows, problem } = rowsOf(csv);
  if (problem) return { bands: [], problems: told([problem]) };
  const [header = [], ...body] = rows;
  if (header.join() !== BAND_COLUMNS)
    return { bands: [], problems: told([`Begin with the header ${BAND_COLUMNS}`]) };
  if (body.length === 0) return { bands: [], problems: told(['Give at least one band']) };
  const read = body.map((row, at) => readBand(row, at + 2));
  const problems = read.flatMap((each) => each.problems);
  return { bands: read.flatMap(({ band }) => band ?? []), problems: told(problems) };
}
