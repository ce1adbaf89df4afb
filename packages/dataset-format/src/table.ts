import type { Cell } from '@rep/contracts';

/** Geography of a row. A partnership is not an allowable geographic level: it is a filter (domain dossier 4.1). */
export type TableArea =
  | { readonly level: 'National' }
  | { readonly level: 'Regional'; readonly regionCode: string; readonly regionName: string }
  | {
      readonly level: 'Local authority';
      readonly regionCode: string;
      readonly regionName: string;
      readonly oldLaCode: string;
      readonly newLaCode: string;
      readonly laName: string;
    };

/** A dimension. `group` names the column that groups its items; that column never has a metadata row of its own. */
export type FilterColumn = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly group?: string;
};

/** A measure. `unit` is empty for counts. */
export type IndicatorColumn = {
  readonly name: string;
  readonly label: string;
  readonly grouping: string;
  readonly unit: '' | '%' | 'pp' | '£' | '£m';
  readonly decimalPlaces: number;
};

/** `items` holds one item per filter and grouping column, `values` one cell per indicator. */
export type TableRow = {
  readonly timePeriod: string;
  readonly timeIdentifier: string;
  readonly area: TableArea;
  readonly items: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, Cell>>;
};

export type Table = {
  readonly filters: readonly FilterColumn[];
  readonly indicators: readonly IndicatorColumn[];
  readonly rows: readonly TableRow[];
};

/** Columns of the filters in file order, each grouping column before the filter that it groups. */
export const filterColumnNames = (table: Pick<Table, 'filters'>): readonly string[] =>
  table.filters.flatMap((filter) => (filter.group ? [filter.group, filter.name] : [filter.name]));
