import { writeCsv } from './csv.ts';
import type { FilterColumn, IndicatorColumn, Table } from './table.ts';

const META_COLUMNS = [
  'col_name',
  'col_type',
  'label',
  'indicator_grouping',
  'indicator_unit',
  'indicator_dp',
  'filter_hint',
  'filter_grouping_column',
] as const;

const filterRecord = (filter: FilterColumn): readonly string[] => [
  filter.name,
  'Filter',
  filter.label,
  '',
  '',
  '',
  filter.hint ?? '',
  filter.group ?? '',
];

const indicatorRecord = (indicator: IndicatorColumn): readonly string[] => [
  indicator.name,
  'Indicator',
  indicator.label,
  indicator.grouping,
  indicator.unit,
  String(indicator.decimalPlaces),
  '',
  '',
];

/** EES refuses a filter with one level in the metadata; its column stays in the data file. */
const hasLevels = (table: Table, filter: FilterColumn): boolean =>
  new Set(table.rows.map((row) => row.items[filter.name])).size > 1;

/** The metadata file: one row per filter with more than one item, one per indicator. */
export const metaCsv = (table: Table): string =>
  writeCsv([
    META_COLUMNS,
    ...table.filters.filter((filter) => hasLevels(table, filter)).map(filterRecord),
    ...table.indicators.map(indicatorRecord),
  ]);
