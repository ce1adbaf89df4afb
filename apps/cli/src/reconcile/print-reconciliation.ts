import type { Comparison, Disagreement, KindRow } from './compare-versions.ts';

export const RECONCILIATION_FORMATS = ['table', 'json'] as const;
export type ReconciliationFormat = (typeof RECONCILIATION_FORMATS)[number];

/** Whose records, and for copies in which partnership's database. */
function placeOf({ producer, copyIn }: Pick<KindRow, 'producer' | 'copyIn'>): string {
  return copyIn ? `${producer} in ${copyIn}` : producer;
}

const COLUMNS: readonly (readonly [title: string, of: (row: KindRow) => string | number])[] = [
  ['producer', placeOf],
  ['kind', ({ kind }) => kind],
  ['records', ({ records }) => records],
  ['versions', ({ versions }) => versions],
  ['agreeing', ({ agreeing }) => agreeing],
  ['in flight', ({ inFlight }) => inFlight],
  ['missing', ({ missing }) => missing],
  ['unknown', ({ unknown }) => unknown],
  ['different', ({ different }) => different],
];

function printTable(rows: readonly KindRow[]): string {
  const cells = [
    COLUMNS.map(([title]) => title),
    ...rows.map((row) => COLUMNS.map(([, of]) => String(of(row)))),
  ];
  const widths = COLUMNS.map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0)));
  const isNumber = (column: number): boolean => column > 1;
  const padded = (text: string, column: number): string =>
    isNumber(column) ? text.padStart(widths[column] ?? 0) : text.padEnd(widths[column] ?? 0);
  return cells.map((line) => `${line.map(padded).join('  ').trimEnd()}\n`).join('');
}

const VERDICTS = { inFlight: 'in flight', missing: 'missing', unknown: 'unknown', different: 'different' };
/** A table with thousands of lines below it is read by nobody; the JSON has all. */
const MOST_LINES = 50;

function printDisagreements(all: readonly Disagreement[]): string {
  const lines = all
    .slice(0, MOST_LINES)
    .map(
      ({ kind, id, version, verdict, detail, ...of }) =>
        `${VERDICTS[verdict]}: ${placeOf(of)} ${kind} ${id} version ${version}: ${detail}`,
    );
  if (all.length > MOST_LINES) lines.push(`and ${all.length - MOST_LINES} more: --format json names them`);
  return lines.map((line) => `${line}\n`).join('');
}

export const printReconciliation = (comparison: Comparison, format: ReconciliationFormat): string =>
  format === 'json'
    ? `${JSON.stringify(comparison, null, 2)}\n`
    : printTable(comparison.rows) + printDisagreements(comparison.disagreements);

/** What to do, in one sentence. */
export function adviceOn({ rows, disagreements }: Comparison): string {
  const versions = rows.reduce((sum, row) => sum + row.versions, 0);
  const broken = disagreements.filter(({ verdict }) => verdict !== 'inFlight').length;
  if (disagreements.length === 0) return `All ${versions} versions agree: nothing is to be done.`;
  return broken > 0
    ? `${broken} of ${versions} versions do not agree: look each of them up in its service’s history and in the evidence’s quarantine before anybody relies on it.`
    : `${disagreements.length} of ${versions} versions are still on their way: run the same command again in a moment.`;
}
