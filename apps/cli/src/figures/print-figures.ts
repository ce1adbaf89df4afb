import { stringify } from 'csv-stringify/sync';
import { CommandError } from '../command-error.ts';
import type { Figure } from './find-figures.ts';
import { orList } from './nearest.ts';

const COLUMNS = ['area_code', 'area_name', 'period', 'breakdown', 'measure', 'value'] as const;
export const FORMATS = ['csv', 'json'] as const;
export type Format = (typeof FORMATS)[number];

export function parseFormat(text: string): Format {
  const format = FORMATS.find((known) => known === text);
  if (format) return format;
  throw new CommandError(`"${text}" is no form of output: write --format ${orList(FORMATS)}.`);
}

/** No figure is a header without rows, or an empty list: never `x` and never 0. */
export function printFigures(figures: readonly Figure[], format: Format): string {
  if (format === 'json') return `${JSON.stringify(figures, null, 2)}\n`;
  const records = figures.map((figure) => COLUMNS.map((column) => String(figure[column])));
  return stringify([[...COLUMNS], ...records]);
}
