import type { Connection, Transaction } from './connection.ts';
import type { StoredVersion } from './held.ts';
import {
  CURRENT,
  type Statement,
  type StoredRow,
  settledVersionsOf,
  VERSION_COLUMNS,
  versionsOf,
} from './stored-rows.repository.ts';

/** A place in a list: the record's last change, and its id. */
type ListPlace = { readonly changedAt: string; readonly id: string };

export type Filter = {
  readonly state?: string | undefined;
  readonly area?: string | undefined;
  /** Concerning any of these areas. */
  readonly areas?: readonly string[] | undefined;
  /** Whose ids begin so: a record that belongs to another carries that one's id before its own. */
  readonly idStartsWith?: string;
  /** Whose content holds this, as `{ strand: 'mediation' }`. */
  readonly holding?: Readonly<Record<string, string>> | undefined;
  /** Whose content has something in this field. */
  readonly having?: string | undefined;
  readonly newestFirst?: boolean | undefined;
  /** Only what comes after this place, in the order of the list. */
  readonly after?: ListPlace | undefined;
  readonly limit?: number | undefined;
};

/** Records of a list are a page: no kind has more than a few hundred in one partnership. */
const MOST_RECORDS = 2_000;

/** A condition for each part of the filter that was given; `?` stands for its value. */
function conditionsOf(kind: string, filter: Filter): [string, unknown][] {
  const { state, area, areas = area === undefined ? undefined : [area] } = filter;
  const { idStartsWith, holding, having } = filter;
  return [
    ['r.kind = ?', kind],
    ...(state ? ([['r.state = ?', state]] as const) : []),
    ...(areas ? ([['r.areas && ?::text[]', [...areas]]] as const) : []),
    ...(idStartsWith ? ([['starts_with(r.id, ?)', idStartsWith]] as const) : []),
    ...(holding ? ([['v.content @> ?::jsonb', JSON.stringify(holding)]] as const) : []),
    ...(having ? ([['v.content->>(?::text) IS NOT NULL', having]] as const) : []),
  ].map(([condition, value]) => [condition, value]);
}

const names = new Map<string, string>();
/** There are as many texts as combinations of conditions, and a statement is known by its name. */
function nameOf(text: string): string {
  const name = names.get(text) ?? `list ${names.size}`;
  names.set(text, name);
  return name;
}

function listStatement(kind: string, filter: Filter): Statement {
  const { after, newestFirst = false, limit = MOST_RECORDS } = filter;
  const conditions = conditionsOf(kind, filter);
  const values = conditions.map(([, value]) => value);
  const where = conditions.map(([condition], index) => condition.replace('?', `$${index + 1}`));
  const place = values.length + 1;
  if (after) {
    where.push(`(r.changed_at, r.id) ${newestFirst ? '<' : '>'} ($${place}::timestamptz, $${place + 1})`);
    values.push(after.changedAt, after.id);
  }
  const order = newestFirst ? 'DESC' : 'ASC';
  const text = `SELECT ${VERSION_COLUMNS} ${CURRENT} WHERE ${where.join(' AND ')}
    ORDER BY r.changed_at ${order}, r.id ${order} LIMIT $${values.length + 1}`;
  return { name: nameOf(text), text, values: [...values, Math.min(limit, MOST_RECORDS)] };
}

/** The records of a kind as they stand now, least recently changed first. */
export const listCurrent = (db: Connection, kind: string, filter: Filter): Promise<StoredVersion[]> =>
  settledVersionsOf(db, listStatement(kind, filter));

const byAge = (a: StoredRow, b: StoredRow): number =>
  a.changedAt === b.changedAt ? (a.id < b.id ? -1 : 1) : a.changedAt < b.changedAt ? -1 : 1;

/**
 * As `listCurrent`, with the kind's records of those areas held as they stand until the transaction ends, in one order so
 * that two never block each other.
 */
export async function lockList(db: Transaction, kind: string, filter: Filter): Promise<StoredVersion[]> {
  const { area, areas = area === undefined ? undefined : [area], ...rest } = filter;
  const conditions = conditionsOf(kind, { areas });
  const where = conditions.map(([condition], index) => condition.replace('?', `$${index + 1}`)).join(' AND ');
  const text = `SELECT ${VERSION_COLUMNS} ${CURRENT} WHERE ${where} ORDER BY r.id FOR SHARE OF r`;
  const locked = await versionsOf(db, {
    name: nameOf(text),
    text,
    values: conditions.map(([, value]) => value),
  });
  const wholly = Object.values(rest).every((value) => value === undefined);
  return locked && wholly ? locked.sort(byAge) : listCurrent(db, kind, filter);
}
