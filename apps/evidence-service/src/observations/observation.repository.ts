import { cellSchema } from '@rep/contracts';
import type { Queryable } from '@rep/service-kit';
import { z } from 'zod';
import type { RowPlace } from './cursor.ts';

export type ObservationFilter = {
  readonly dataset: string;
  /** Keys of areas; null is all. */
  readonly areaKeys: readonly string[] | null;
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

const rowSchema = z.object({
  row_id: z.string(),
  area_key: z.string(),
  time_period: z.string(),
  time_identifier: z.string(),
  topic: z.string(),
  breakdown: z.string(),
  level: z.string(),
  area_code: z.string(),
  area_name: z.string(),
  arm: z.string().nullable(),
  release_name: z.string(),
  release_version: z.string(),
  recorded_at: z.date(),
  cells: z.record(z.string(), cellSchema),
  settled: z.boolean(),
});
export type StoredObservation = z.infer<typeof rowSchema>;

const ORDER = 'area_key, time_period, time_identifier, topic, breakdown';

/**
 * The version of each row that was current at a time, in the order of the index that serves it. Years compare as text:
 * "2019" <= "201920" < "2020".
 */
function current({ filter, measures, asOf }: ObservationQuestion, after: RowPlace | null) {
  const values: unknown[] = [];
  const put = (value: unknown): string => `$${values.push(value)}`;
  const where = [`dataset = ${put(filter.dataset)}`, `recorded_at <= ${put(asOf)}`];
  if (filter.areaKeys) where.push(`area_key = ANY (${put(filter.areaKeys)}::text[])`);
  if (filter.from !== null) where.push(`time_period >= ${put(String(filter.from))}`);
  if (filter.to !== null) where.push(`time_period < ${put(String(filter.to + 1))}`);
  if (filter.defaultBreakdown) where.push('topic = breakdown');
  if (filter.breakdown !== null) where.push(`topic || ': ' || breakdown = ${put(filter.breakdown)}`);
  if (filter.levels) where.push(`level = ANY (${put(filter.levels)}::text[])`);
  if (after) where.push(`(${ORDER}) > (${after.map((part) => `${put(part)}::text`).join(', ')})`);
  const wanted = measures ? `${put(measures)}::text[]` : null;
  const sql = `SELECT * FROM (
      SELECT DISTINCT ON (${ORDER}) * FROM observation_version WHERE ${where.join(' AND ')}
      ORDER BY ${ORDER}, recorded_at DESC, sequence DESC
    ) v ${wanted ? `WHERE cells ?| ${wanted}` : ''}`;
  const cells = wanted
    ? `(SELECT jsonb_object_agg(name, cells -> name) FROM unnest(${wanted}) name WHERE cells ? name)`
    : 'cells';
  return { sql, cells, values };
}

/**
 * Whether version `v` stays the row's answer for the time asked (always the second value): one recorded later is held,
 * and none can be recorded before a held one any more.
 */
const SETTLED = `EXISTS (SELECT FROM observation_version later WHERE later.row_id = v.row_id AND later.recorded_at > $2)`;

/** One row more than the page holds tells whether there is a next one. */
export async function findObservations(
  db: Queryable,
  question: ObservationQuestion,
  page: Page,
): Promise<StoredObservation[]> {
  const { sql, cells, values } = current(question, page.after);
  const { rows } = await db.query(
    `SELECT row_id, ${ORDER}, level, area_code, area_name, arm, release_name, release_version, recorded_at,
       ${cells} AS cells, ${SETTLED} AS settled
     FROM (${sql}) v ORDER BY ${ORDER} LIMIT ${page.first + 1}`,
    values,
  );
  return z.array(rowSchema).parse(rows);
}

export async function countObservations(db: Queryable, question: ObservationQuestion): Promise<number> {
  const { sql, values } = current(question, null);
  const { rows } = await db.query(`SELECT count(*) AS count FROM (${sql}) v`, values);
  return z.object({ count: z.coerce.number() }).parse(rows[0]).count;
}

/** Whether any row of the answer is not settled. */
export async function hasUnsettledRow(db: Queryable, question: ObservationQuestion): Promise<boolean> {
  const { sql, values } = current(question, null);
  const { rows } = await db.query(
    `SELECT EXISTS (SELECT FROM (${sql}) v WHERE NOT ${SETTLED}) AS found`,
    values,
  );
  return z.object({ found: z.boolean() }).parse(rows[0]).found;
}

const measureSchema = z.object({ dataset: z.string(), name: z.string() });
export type StoredMeasure = z.infer<typeof measureSchema>;

/** Measures in the order their files print them. */
export async function listMeasures(db: Queryable, dataset: string | null): Promise<StoredMeasure[]> {
  const { rows } = await db.query(
    `SELECT dataset, name FROM measure WHERE $1::text IS NULL OR dataset = $1 ORDER BY dataset, ordinal, name`,
    [dataset],
  );
  return z.array(measureSchema).parse(rows);
}
