import { z } from 'zod';
import type { Connection, Transaction } from './connection.ts';
import type { StoredVersion } from './held.ts';
import { CURRENT, settledVersionsOf, VERSION_COLUMNS, versionsOf } from './stored-rows.repository.ts';

export type Ref = { readonly kind: string; readonly id: string };
/** How long a record is held still: nobody changes it, or nobody even holds it beside us, until the transaction ends. */
export type Lock = 'change' | 'read';

const ONE = `SELECT ${VERSION_COLUMNS} ${CURRENT} WHERE r.kind = $1 AND r.id = $2`;
const LOCKED = { change: `${ONE} FOR UPDATE OF r`, read: `${ONE} FOR SHARE OF r` };
const VERSION = `SELECT ${VERSION_COLUMNS} FROM records.record_version v
  JOIN records.record r ON r.kind = v.kind AND r.id = v.id WHERE v.kind = $1 AND v.id = $2`;

/** The version that holds now. */
export async function findCurrent(db: Connection, { kind, id }: Ref): Promise<StoredVersion | null> {
  const [found] = await settledVersionsOf(db, { name: 'record', text: ONE, values: [kind, id] });
  return found ?? null;
}

async function lockOne(db: Transaction, ref: Ref, lock: Lock): Promise<StoredVersion | null> {
  const { kind, id } = ref;
  const statement = { name: `record for ${lock}`, text: LOCKED[lock], values: [kind, id] };
  const held = await versionsOf(db, statement);
  return held === null ? findCurrent(db, ref) : (held[0] ?? null);
}

/**
 * The version that holds, with the record locked until the transaction ends; null when there is no such record. Who is
 * to make one waits for whoever makes it at the same moment, and then finds it.
 */
export async function lockCurrent(db: Transaction, ref: Ref, lock: Lock): Promise<StoredVersion | null> {
  const held = await lockOne(db, ref, lock);
  if (held !== null || lock === 'read') return held;
  const name = `records.record ${ref.kind} ${ref.id}`;
  await db.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
  return lockOne(db, ref, lock);
}

const numberSchema = z.int().min(1).max(2_147_483_647);

/** One version; null when there is none of that number. */
export async function findVersion(
  db: Connection,
  { kind, id }: Ref,
  version: number,
): Promise<StoredVersion | null> {
  if (!numberSchema.safeParse(version).success) return null;
  const text = `${VERSION} AND v.version = $3`;
  const [found] = await settledVersionsOf(db, { name: 'version', text, values: [kind, id, version] });
  return found ?? null;
}

/** Every version, oldest first. */
export const listVersions = (db: Connection, { kind, id }: Ref): Promise<StoredVersion[]> =>
  settledVersionsOf(db, { name: 'versions', text: `${VERSION} ORDER BY v.version`, values: [kind, id] });
