/** One line: values by period, in the order of the periods. `null` is a gap: a symbol or a row that is not there. */
export type Series = {
  readonly name: string;
  readonly kind: 'pilot' | 'region' | 'england';
  readonly points: readonly { readonly period: string; readonly value: number | null }[];
};

export type ChartModel = {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly unit: '' | '%';
  readonly periods: readonly string[];
  readonly series: readonly Series[];
};

/** `wide` labels lines at their end; `narrow` (320 CSS pixels) has a key below instead. */
export type ChartSize = 'wide' | 'narrow';
