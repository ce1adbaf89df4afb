import { VERSION } from '../conservation/standing.repository.ts';
import { areaKeysOf } from '../partnerships/partnership.repository.ts';
import { MEASURE_ORDER } from './measure.repository.ts';
import type { Extras, ObservationQuestion, Page } from './question.ts';

const ORDER = 'area_key, time_period, time_identifier, topic, breakdown';

/** Adds a value to a statement and gives the name it has there. */
type Put = (value: unknown) => string;

/** Conditions on the versions of rows. Years compare as text: "2019" <= "201920" < "2020". */
function conditions({ filter }: ObservationQuestion, at: string, put: Put): string[] {
  const where = [`dataset = ${put(filter.dataset)}`, `recorded_at <= ${at}`];
  if (filter.areaKeys) where.push(`area_key = ANY (${put(filter.areaKeys)}::text[])`);
  if (filter.partnership !== null)
    where.push(`area_key = ANY (ARRAY(${areaKeysOf(put(filter.partnership))}))`);
  if (filter.from !== null) where.push(`time_period >= ${put(String(filter.from))}`);
  if (filter.to !== null) where.push(`time_period < ${put(String(filter.to + 1))}`);
  if (filter.defaultBreakdown) where.push('topic = breakdown');
  if (filter.breakdown !== null) where.push(`topic || ': ' || breakdown = ${put(filter.breakdown)}`);
  if (filter.levels) where.push(`level = ANY (${put(filter.levels)}::text[])`);
  return where;
}

/**
 * Whether version `v` stays the row's answer for the time asked: one recorded later is held, and none can be recorded
 * before a held one any more.
 */
const settled = (at: string): string =>
  `EXISTS (SELECT FROM observation_version later WHERE later.row_id = v.row_id AND later.recorded_at > ${at})`;

/** The columns of an answer: one statement, so that all of it is of one state of the store. */
export function answerStatement(question: ObservationQuestion, { first, after }: Page, extras: Extras) {
  const values: unknown[] = [];
  const put: Put = (value) => `$${values.push(value)}`;
  const at = put(question.asOf);
  const whole = conditions(question, at, put);
  const wanted = question.measures && `${put(question.measures)}::text[]`;
  const place = after && `(${ORDER}) > (${after.map((part) => `${put(part)}::text`).join(', ')})`;
  // The version of each row that was current at the time, in the order of the index that serves it.
  const current = (where: readonly string[]): string =>
    `SELECT * FROM (SELECT DISTINCT ON (${ORDER}) * FROM observation_version WHERE ${where.join(' AND ')}
       ORDER BY ${ORDER}, recorded_at DESC, sequence DESC) c ${wanted ? `WHERE cells ?| ${wanted}` : ''}`;
  const cells = wanted
    ? `(SELECT jsonb_object_agg(name, cells -> name) FROM unnest(${wanted}) name WHERE cells ? name)`
    : 'cells';
  const page = `SELECT ${ORDER}, level, area_code, area_name, arm, release_name, release_version, recorded_at,
       ${cells} AS cells, ${extras.settled ? settled(at) : 'NULL'} AS settled
     FROM (${current(place ? [...whole, place] : whole)}) v ORDER BY ${ORDER} LIMIT ${put(first + 1)}::int`;
  const names = `SELECT array_agg(name ORDER BY ${MEASURE_ORDER}) FROM measure WHERE dataset = $2`;
  const count = `SELECT count(*)::int FROM (${current(whole)}) v`;
  const unsettled = `SELECT EXISTS (SELECT FROM (${current(whole)}) v WHERE NOT ${settled(at)})`;
  const sql = `SELECT now() AS at,
    (SELECT coalesce(json_agg(r), '[]') FROM (${page}) r) AS rows,
    ${wanted ? 'NULL::text[]' : `(${names})`} AS names,
    ${extras.totalCount ? `(${count})` : 'NULL::int'} AS total_count,
    ${extras.unsettled ? `(${unsettled})` : 'NULL::boolean'} AS unsettled,
    ${extras.standing ? `(${VERSION})` : 'NULL::text'} AS version`;
  return { sql, values };
}
