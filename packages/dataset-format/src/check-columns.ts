import { GEOGRAPHY_COLUMNS } from './geography.ts';
import { filterColumnNames, type Table } from './table.ts';

/** EES limits: column names 50, labels 80 (the guide; the screener allows 100), items 120 characters. */
const MAX_COLUMN_NAME = 50;
const MAX_LABEL = 80;
const MAX_DECIMAL_PLACES = 10;

function repeated(values: readonly string[]): readonly string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

function checkNames(names: readonly string[]): readonly string[] {
  return [
    ...names
      .filter((name) => !/^[a-z][a-z0-9_]*$/.test(name))
      .map((name) => `column "${name}" is not in snake case`),
    ...names
      .filter((name) => name.length > MAX_COLUMN_NAME)
      .map((name) => `column "${name}" is longer than ${MAX_COLUMN_NAME} characters`),
    ...repeated(names).map((name) => `column "${name}" stands twice`),
  ];
}

function checkLabels(labels: readonly string[]): readonly string[] {
  return [
    ...labels.filter((label) => label.trim() === '').map(() => 'a label is blank'),
    ...labels
      .filter((label) => label.length > MAX_LABEL)
      .map((label) => `label "${label}" is longer than ${MAX_LABEL} characters`),
    ...repeated(labels).map((label) => `label "${label}" stands twice`),
  ];
}

const isDecimalPlaces = (value: number): boolean =>
  Number.isInteger(value) && value >= 0 && value <= MAX_DECIMAL_PLACES;

/** Names, labels and decimal places of the columns. */
export function checkColumns(table: Table): readonly string[] {
  const indicators = table.indicators.map((indicator) => indicator.name);
  const labels = [...table.filters, ...table.indicators].map((column) => column.label);
  return [
    ...(indicators.length === 0 ? ['there is no indicator'] : []),
    ...checkNames([...GEOGRAPHY_COLUMNS, ...filterColumnNames(table), ...indicators]),
    ...checkLabels(labels),
    ...table.indicators
      .filter((indicator) => !isDecimalPlaces(indicator.decimalPlaces))
      .map((indicator) => `indicator "${indicator.name}" has no decimal places`),
  ];
}
