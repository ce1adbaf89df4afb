import type { Cell } from '@rep/contracts';
import type { Queryable } from '@rep/service-kit';
import { type RowPlace, toCursor } from './cursor.ts';
import {
  countObservations,
  findObservations,
  hasUnsettledRow,
  listMeasures,
  type ObservationQuestion,
  type Page,
  type StoredObservation,
} from './observation.repository.ts';

export type AnsweredRow = {
  readonly row: StoredObservation;
  readonly cursor: string;
  readonly values: readonly { readonly measure: string; readonly value: Cell }[];
};

/** What scans the whole answer and not its page alone, so that it is only looked up for who asks. */
export type Extras = { readonly totalCount: boolean; readonly unsettled: boolean };

export type Answer = {
  readonly question: ObservationQuestion;
  readonly rows: readonly AnsweredRow[];
  readonly hasNextPage: boolean;
  /** Null where it was not asked for, as the next one. */
  readonly totalCount: number | null;
  readonly unsettled: boolean | null;
};

const placeOf = (row: StoredObservation): RowPlace => [
  row.area_key,
  row.time_period,
  row.time_identifier,
  row.topic,
  row.breakdown,
];

/** Values in the order asked for, or else in the order their file prints them. */
const valuesOf = (row: StoredObservation, names: readonly string[]) =>
  names.flatMap((measure) => {
    const value = row.cells[measure];
    return value === undefined ? [] : [{ measure, value }];
  });

/** One page of an answer, and what is asked of the whole of it. One statement after the other, as a snapshot needs. */
export async function answer(
  db: Queryable,
  question: ObservationQuestion,
  { page, extras }: { page: Page; extras: Extras },
): Promise<Answer> {
  const found = await findObservations(db, question, page);
  const names =
    question.measures ?? (await listMeasures(db, question.filter.dataset)).map(({ name }) => name);
  const rows = found.slice(0, page.first);
  return {
    question,
    hasNextPage: found.length > page.first,
    rows: rows.map((row) => ({ row, cursor: toCursor(placeOf(row)), values: valuesOf(row, names) })),
    totalCount: extras.totalCount ? await countObservations(db, question) : null,
    unsettled: extras.unsettled ? await hasUnsettledRow(db, question) : null,
  };
}
