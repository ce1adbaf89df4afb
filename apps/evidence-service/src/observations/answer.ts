import type { Cell } from '@rep/contracts';
import type { Moment } from '../conservation/standing-memo.ts';
import { type RowPlace, toCursor } from './cursor.ts';
import type { Found, StoredObservation } from './observation.repository.ts';
import type { ObservationQuestion, Page } from './question.ts';

export type AnsweredRow = {
  readonly row: StoredObservation;
  readonly values: readonly { readonly measure: string; readonly value: Cell }[];
};

export type Answer = {
  readonly question: ObservationQuestion;
  readonly rows: readonly AnsweredRow[];
  readonly hasNextPage: boolean;
  /** Null where it was not asked for, as the next ones. */
  readonly totalCount: number | null;
  readonly unsettled: boolean | null;
  /** When the rows were read. */
  readonly moment: Moment | null;
};

const placeOf = (row: StoredObservation): RowPlace => [
  row.area_key,
  row.time_period,
  row.time_identifier,
  row.topic,
  row.breakdown,
];

export const cursorOf = ({ row }: AnsweredRow): string => toCursor(placeOf(row));

/** Values in the order asked for, or else in the order their file prints them. */
const valuesOf = (row: StoredObservation, names: readonly string[]) =>
  names.flatMap((measure) => {
    const value = row.cells[measure];
    return value === undefined ? [] : [{ measure, value }];
  });

/** One page of an answer, and what was asked of the whole of it. */
export function toAnswer(question: ObservationQuestion, { first }: Page, found: Found): Answer {
  const names = question.measures ?? found.names ?? [];
  return {
    question,
    hasNextPage: found.rows.length > first,
    rows: found.rows.slice(0, first).map((row) => ({ row, values: valuesOf(row, names) })),
    totalCount: found.total_count,
    unsettled: found.unsettled,
    moment: found.version === null ? null : { version: found.version, at: found.at },
  };
}
