import { type Cell, VALUE_SYMBOLS } from '@rep/contracts';
import { areaCells } from './geography.ts';
import { filterColumnNames, type Table, type TableRow } from './table.ts';

const MAX_ITEM = 120;

const where = (row: TableRow): string => {
  const area = row.area.level === 'National' ? 'England' : areaCells(row.area).join(' ').trim();
  return `${row.timePeriod} ${area}`;
};

/** A number must be printable without an exponent, which EES reads as text. */
const isCell = (cell: Cell): boolean =>
  typeof cell === 'number' ? /^-?\d+(\.\d+)?$/.test(String(cell)) : VALUE_SYMBOLS.includes(cell);

function checkItems(row: TableRow, filterNames: readonly string[]): readonly string[] {
  return filterNames.flatMap((name) => {
    const item = row.items[name] ?? '';
    if (item.trim() === '') return [`filter "${name}" is blank in ${where(row)}`];
    return item.length > MAX_ITEM ? [`an item of "${name}" is longer than ${MAX_ITEM} characters`] : [];
  });
}

function checkValues(row: TableRow, indicators: ReadonlySet<string>): readonly string[] {
  return Object.entries(row.values).flatMap(([name, cell]) => {
    if (!indicators.has(name)) return [`indicator "${name}" is not in the metadata`];
    return isCell(cell) ? [] : [`"${name}" is neither a number nor a symbol in ${where(row)}`];
  });
}

/** Calendar and reporting years have four digits, academic and financial years two years in a row, without a slash. */
function isPeriod(row: TableRow): boolean {
  const { timePeriod, timeIdentifier } = row;
  if (/^(Calendar|Reporting) year$/.test(timeIdentifier)) return /^\d{4}$/.test(timePeriod);
  if (!/^\d{6}$/.test(timePeriod)) return false;
  return (Number(timePeriod.slice(0, 4)) + 1) % 100 === Number(timePeriod.slice(4));
}

function checkPeriods(rows: readonly TableRow[]): readonly string[] {
  const identifiers = new Set(rows.map((row) => row.timeIdentifier));
  return [
    ...(identifiers.size > 1 ? [`time identifiers are mixed: ${[...identifiers].join(', ')}`] : []),
    ...rows
      .filter((row) => !isPeriod(row))
      .map((row) => `"${row.timePeriod}" is not a period of "${row.timeIdentifier}"`),
  ];
}

function checkDuplicates(rows: readonly TableRow[], filterNames: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return rows.flatMap((row) => {
    const key = [
      row.timePeriod,
      ...areaCells(row.area),
      ...filterNames.map((name) => row.items[name] ?? ''),
    ].join('\u0000');
    if (seen.has(key)) return [`two rows of the same area, period and filters: ${where(row)}`];
    seen.add(key);
    return [];
  });
}

/** Blanks, duplicates, periods and cells of the rows. */
export function checkRows(table: Table): readonly string[] {
  const filterNames = filterColumnNames(table);
  const indicators = new Set(table.indicators.map((indicator) => indicator.name));
  return [
    ...table.rows.flatMap((row) => [...checkItems(row, filterNames), ...checkValues(row, indicators)]),
    ...checkPeriods(table.rows),
    ...checkDuplicates(table.rows, filterNames),
  ];
}
