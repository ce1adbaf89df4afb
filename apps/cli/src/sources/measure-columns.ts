import { measureNameSchema } from '@rep/contracts';
import { readCell } from './cells.ts';
import type { Fault } from './source.ts';

/** A measure and the columns that carry it: more than one where a header names a column twice. */
type MeasureColumns = { name: string; columns: readonly number[] };
type ReadMeasures = { measures: Record<string, number | string>; fault: Fault | null };

/** The measures of a header's columns, by name in lower case. A name that cannot be a measure's is a fault of the file. */
export function findMeasures(
  header: readonly string[],
  isMeasure: (column: string) => boolean,
): MeasureColumns[] | { reason: string } {
  const found = new Map<string, number[]>();
  for (const [index, column] of header.entries()) {
    if (!isMeasure(column)) continue;
    const name = column.toLowerCase();
    if (!measureNameSchema.safeParse(name).success) {
      return { reason: `the column "${column}" cannot be a measure: use letters, digits and underscores` };
    }
    found.set(name, [...(found.get(name) ?? []), index]);
  }
  if (found.size === 0) return { reason: 'it has no column of figures' };
  return [...found].map(([name, columns]) => ({ name, columns }));
}

/** The measures of one row. Blank cells give none; twin columns give one measure, and must agree. */
export function readMeasures(wanted: readonly MeasureColumns[], cells: readonly string[]): ReadMeasures {
  const measures: Record<string, number | string> = {};
  let fault: Fault | null = null;
  for (const { name, columns } of wanted) {
    const printed = cells[columns[0] ?? -1] ?? '';
    if (columns.length > 1 && columns.some((column) => cells[column] !== printed)) {
      return { measures: {}, fault: twinsDiffer(name, columns, cells) };
    }
    const cell = readCell(printed);
    if (cell.is === 'value') measures[name] = cell.value;
    if (cell.is === 'invalid') fault ??= { reason: cell.reason, detail: `${name}: ${cell.why}` };
  }
  if (fault === null && Object.keys(measures).length === 0) {
    fault = { reason: 'no-figures', detail: 'every cell of the row is blank' };
  }
  return { measures, fault };
}

const twinsDiffer = (name: string, columns: readonly number[], cells: readonly string[]): Fault => ({
  reason: 'twin-columns-differ',
  detail: `${name} stands ${columns.length} times in the header, here with ${columns.map((c) => `"${cells[c] ?? ''}"`).join(' and ')}`,
});
