import { areaKeyOf } from '../areas/reference-areas.ts';
import { fromCursor } from '../observations/cursor.ts';
import type { ObservationFilter, ObservationQuestion, Page } from '../observations/question.ts';
import { codedError } from './coded-error.ts';

export const DEFAULT_PAGE = 100;
const MOST_PER_PAGE = 500;
const MOST_LISTED = 500;
const LAST_YEAR = 9998;

type Given<T> = T | null | undefined;
export type FilterInput = {
  readonly dataset: string;
  readonly areas?: Given<readonly string[]>;
  readonly partnership?: Given<string>;
  readonly from?: Given<number>;
  readonly to?: Given<number>;
  readonly breakdown?: Given<string>;
  readonly defaultBreakdown?: Given<boolean>;
  readonly levels?: Given<readonly string[]>;
};

function checkList(list: Given<readonly string[]>, name: string): void {
  if ((list?.length ?? 0) <= MOST_LISTED) return;
  throw codedError('BAD_INPUT', `Give at most ${MOST_LISTED} ${name} in one query.`);
}

function yearOrNull(year: Given<number>): number | null {
  if (year === null || year === undefined) return null;
  if (year >= 1000 && year <= LAST_YEAR) return year;
  throw codedError('BAD_INPUT', 'Give years in four digits, as from: 2019, to: 2024.');
}

/** Measures by name, or by id where the query gives `<dataset>.<name>`. */
const measureNames = (measures: Given<readonly string[]>, dataset: string): string[] | null =>
  measures?.map((measure) =>
    measure.startsWith(`${dataset}.`) ? measure.slice(dataset.length + 1) : measure,
  ) ?? null;

function toFilter(input: FilterInput): ObservationFilter {
  checkList(input.areas, 'areas');
  return {
    dataset: input.dataset,
    areaKeys: input.areas ? [...new Set(input.areas.map(areaKeyOf))] : null,
    partnership: input.partnership ?? null,
    from: yearOrNull(input.from),
    to: yearOrNull(input.to),
    breakdown: input.breakdown ?? null,
    defaultBreakdown: input.defaultBreakdown ?? false,
    levels: input.levels ?? null,
  };
}

export function toQuestion(
  filter: FilterInput,
  rest: { measures?: Given<readonly string[]>; asOf?: Given<Date> },
): ObservationQuestion {
  checkList(rest.measures, 'measures');
  return {
    filter: toFilter(filter),
    measures: measureNames(rest.measures, filter.dataset),
    asOf: rest.asOf ?? new Date(),
  };
}

export function toPage(first: Given<number>, after: Given<string>): Page {
  const size = first ?? DEFAULT_PAGE;
  if (size < 0 || size > MOST_PER_PAGE) {
    throw codedError('BAD_INPUT', `Ask for at most ${MOST_PER_PAGE} rows at a time (first).`);
  }
  if (after === null || after === undefined) return { first: size, after: null };
  const place = fromCursor(after);
  if (!place) throw codedError('BAD_INPUT', 'Give as "after" a cursor that this query has answered with.');
  return { first: size, after: place };
}
