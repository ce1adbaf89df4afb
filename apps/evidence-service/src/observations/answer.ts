import type { Cell } from '@rep/contracts';
import type { Queryable } from '@rep/service-kit';
import { type RowPlace, toCursor } from './cursor.ts';
import {
  findObservations,
  listMeasures,
  type ObservationQuestion,
  type Page,
  type StoredObservation,
  settledRows,
} from './observation.repository.ts';

export type AnsweredRow = {
  readonly row: StoredObservation;
  readonly cursor: string;
  readonly values: readonly { readonly measure: string; readonly value: Cell }[];
  settled(): Promise<boolean>;
};

export type Answer = {
  readonly question: ObservationQuestion;
  readonly rows: readonly AnsweredRow[];
  readonly hasNextPage: boolean;
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

/** One page of an answer. Whether its rows are settled is looked up once, when somebody asks. */
export async function answer(db: Queryable, question: ObservationQuestion, page: Page): Promise<Answer> {
  const [found, names] = await Promise.all([
    findObservations(db, question, page),
    question.measures ??
      listMeasures(db, question.filter.dataset).then((measures) => measures.map(({ name }) => name)),
  ]);
  const rows = found.slice(0, page.first);
  const ids = rows.map((row) => row.row_id);
  let settled: Promise<ReadonlySet<string>> | undefined;
  const isSettled = async (id: string): Promise<boolean> => {
    settled ??= settledRows(db, ids, question.asOf);
    return (await settled).has(id);
  };
  return {
    question,
    hasNextPage: found.length > page.first,
    rows: rows.map((row) => ({
      row,
      cursor: toCursor(placeOf(row)),
      values: valuesOf(row, names),
      settled: () => isSettled(row.row_id),
    })),
  };
}
