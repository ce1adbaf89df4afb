import type { RowPlace } from './cursor.ts';

export type ObservationFilter = {
  readonly dataset: string;
  /** Keys of areas; null is all. */
  readonly areaKeys: readonly string[] | null;
  /** The authorities that are in this partnership today; null is all. */
  readonly partnership: string | null;
  readonly from: number | null;
  readonly to: number | null;
  /** `topic: breakdown`. */
  readonly breakdown: string | null;
  /** Only rows whose topic is their breakdown. */
  readonly defaultBreakdown: boolean;
  readonly levels: readonly string[] | null;
};

export type ObservationQuestion = {
  readonly filter: ObservationFilter;
  /** Names; rows that have none of them are left out. Null is all. */
  readonly measures: readonly string[] | null;
  readonly asOf: Date;
};

export type Page = { readonly first: number; readonly after: RowPlace | null };

/** What costs time beside the page itself, so that it is only looked up for who asks. */
export type Extras = {
  /** Of the whole answer. */
  readonly totalCount: boolean;
  /** Whether any row of the whole answer is not settled. */
  readonly unsettled: boolean;
  /** Of each row of the page. */
  readonly settled: boolean;
  /** Of everything produced. */
  readonly standing: boolean;
};
