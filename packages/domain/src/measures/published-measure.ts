/**
 * How a published measure is called and printed. Labels follow the release's data guidance ("Education, health and care
 * plans", reporting year 2025), shortened to EES's limit of 80 characters. `unit` is empty for counts.
 */
export type PublishedMeasure = {
  readonly id: string;
  readonly dataset: string;
  readonly name: string;
  readonly label: string;
  readonly grouping: string;
  readonly unit: '' | '%';
  readonly decimalPlaces: number;
};

/** name, label, unit, decimal places */
export type MeasureRow = readonly [string, string, '' | '%', number];

export const measuresOf = (
  dataset: string,
  grouping: string,
  rows: readonly MeasureRow[],
): readonly PublishedMeasure[] =>
  rows.map(([name, label, unit, decimalPlaces]) => ({
    id: `${dataset}.${name}`,
    dataset,
    name,
    label,
    grouping,
    unit,
    decimalPlaces,
  }));
