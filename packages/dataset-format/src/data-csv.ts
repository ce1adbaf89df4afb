import type { Cell } from '@rep/contracts';
import { writeCsv } from './csv.ts';
import { areaCells, GEOGRAPHY_COLUMNS } from './geography.ts';
import { filterColumnNames, type Table, type TableRow } from './table.ts';

/** What stands where a published row carries no such measure. Never a blank, never 0. */
const UNAVAILABLE = 'x';

const LEVEL_ORDER = { National: 0, Regional: 1, 'Local authority': 2 } as const;

const printCell = (cell: Cell | undefined): string => (cell === undefined ? UNAVAILABLE : String(cell));

function recordOf(row: TableRow, table: Table, filterNames: readonly string[]): readonly string[] {
  return [
    row.timePeriod,
    row.timeIdentifier,
    ...areaCells(row.area),
    ...filterNames.map((name) => row.items[name] ?? ''),
    ...table.indicators.map((indicator) => printCell(row.values[indicator.name])),
  ];
}

/** By code units, so that the order does not hang on a locale. */
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const sortKey = (row: TableRow, filterNames: readonly string[]): string =>
  [
    row.timePeriod,
    row.timeIdentifier,
    LEVEL_ORDER[row.area.level],
    ...areaCells(row.area),
    ...filterNames.map((name) => row.items[name] ?? ''),
  ].join('\u0000');

/** The data file: header and rows in an order that does not depend on how they came in. */
export function dataCsv(table: Table): string {
  const filterNames = filterColumnNames(table);
  const header = [
    ...GEOGRAPHY_COLUMNS,
    ...filterNames,
    ...table.indicators.map((indicator) => indicator.name),
  ];
  const records = table.rows
    .map((row) => ({ key: sortKey(row, filterNames), record: recordOf(row, table, filterNames) }))
    .sort((a, b) => compareText(a.key, b.key))
    .map(({ record }) => record);
  return writeCsv([header, ...records]);
}
