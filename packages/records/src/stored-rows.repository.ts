import { z } from 'zod';
import type { Connection } from './connection.ts';
import type { StoredVersion } from './held.ts';

/** The columns of a version, `v`, with what its record, `r`, says of all of them. */
export const VERSION_COLUMNS = `r.id, r.synthetic, r.changed_at, v.version, v.state, v.areas, v.content, v.sha256, v.step,
  v.reason, v.account, v.role, v.la_code, v.recorded_at`;

/**
 * A record and the version that holds. On a row that was waited for, PostgreSQL looks at the record as it is now and at
 * the version as it was when the statement began: the outer join then leaves the version out, and it is read again.
 */
export const CURRENT = `FROM records.record r LEFT JOIN records.record_version v
  ON v.kind = r.kind AND v.id = r.id AND v.version = r.version`;

const textOrNull = z.string().nullable();
const headSchema = z.object({ id: z.string(), synthetic: z.boolean(), changed_at: z.date() });
const versionSchema = z.object({
  ...headSchema.shape,
  version: z.number(),
  state: z.string(),
  areas: z.array(z.string()),
  content: z.unknown(),
  sha256: z.string(),
  step: z.string(),
  reason: textOrNull,
  account: z.string(),
  role: z.string(),
  la_code: textOrNull,
  recorded_at: z.date(),
});
const changedMeanwhileSchema = z.object({ ...headSchema.shape, version: z.null() });
const rowsSchema = z.array(z.union([versionSchema, changedMeanwhileSchema]));

/** A version with the moment of its record's last change, by which lists are sorted. */
export type StoredRow = StoredVersion & { readonly changedAt: string };

const toStored = (row: z.infer<typeof versionSchema>): StoredRow => {
  const { id, synthetic, version, state, areas, content, sha256, step, reason, account, role } = row;
  return {
    ...{ id, synthetic, version, state, areas, content, sha256, step, reason },
    by: { account, role, laCode: row.la_code },
    at: row.recorded_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
  };
};

/** A statement that is planned once for each connection. */
export type Statement = { readonly name: string; readonly text: string; readonly values: unknown[] };

/** The versions that a statement gives; null when one of them changed while the statement waited for its lock. */
export async function versionsOf(db: Connection, statement: Statement): Promise<StoredRow[] | null> {
  const rows = rowsSchema.parse((await db.query(statement)).rows);
  const stored = rows.flatMap((row) => (row.version === null ? [] : [toStored(row)]));
  return stored.length === rows.length ? stored : null;
}

/** As `versionsOf`, of a statement that waits for nobody. */
export async function settledVersionsOf(db: Connection, statement: Statement): Promise<StoredRow[]> {
  const stored = await versionsOf(db, statement);
  if (stored) return stored;
  throw new Error(`a record has no version of its number (${statement.name})`);
}
