import { type StoredRow, storedRows } from './evidence-client.ts';
import { readPublished } from './published-files.ts';

/** A row as text: where it stands, and each measure with its value, for comparison of both sides. */
export type Side = Map<string, string>;
export const textOf = (values: Iterable<readonly [string, string]>): string =>
  [...new Map(values)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map((pair) => pair.join('='))
    .join(';');

/** Columns that say which row it is. */
const PLACE = 12;

/** A published file, read by the test itself. */
export function printedSide(release: string, file: string): Side {
  return new Map(
    readPublished(release, `${file}.csv`).map((row) => {
      const place = new Map(row.slice(0, PLACE));
      const at = (column: string): string => place.get(column) ?? '';
      const area = at('new_la_code') || at('region_code') || at('country_code');
      const where = [area, at('time_period'), at('breakdown_topic'), at('breakdown')].join('|');
      return [where, textOf(row.slice(PLACE).map(([column, cell]) => [column.toLowerCase(), cell] as const))];
    }),
  );
}

const whereOf = ({ areaCode, period, breakdown }: StoredRow): string =>
  [areaCode, period.timePeriod, breakdown.topic, breakdown.breakdown].join('|');
const valuesText = ({ values }: StoredRow): string =>
  textOf(values.map(({ measure, value }) => [measure, String(value)] as const));

type Stored = { side: Side; releases: Map<string, number> };

/** What the evidence service answers for a dataset, and how many rows each release gave. */
export async function storedSide(data: string, dataset: string, asOf?: string): Promise<Stored> {
  const side: Side = new Map();
  const releases = new Map<string, number>();
  for await (const row of storedRows(data, dataset, asOf)) {
    side.set(whereOf(row), valuesText(row));
    releases.set(row.release.name, (releases.get(row.release.name) ?? 0) + 1);
  }
  return { side, releases };
}

/** Rows that differ, or stand on one side only: none means that every value of every row came back as printed. */
export function differences(printed: Side, stored: Side): string[] {
  const all = new Set([...printed.keys(), ...stored.keys()]);
  return [...all].filter((where) => printed.get(where) !== stored.get(where));
}
