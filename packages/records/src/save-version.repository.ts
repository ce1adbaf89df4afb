import type { Transaction } from './connection.ts';
import { digestOf } from './digest.ts';
import type { StoredVersion } from './held.ts';
import type { Ref } from './record.repository.ts';

export type NewVersion = Ref &
  Omit<StoredVersion, 'content'> & {
    readonly content: Readonly<Record<string, unknown>>;
    readonly received: boolean;
  };

const ADD = `INSERT INTO records.record_version (kind, id, version, state, areas, recorded_at, content, sha256,
  content_sha256, step, reason, account, role, la_code)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`;
// One statement for both tables: the foreign key between them is looked at when it ends.
const FIRST = `WITH head AS (
  INSERT INTO records.record (kind, id, version, state, areas, changed_at, synthetic, received)
  VALUES ($1, $2, $3, $4, $5, $6, $15, $16)) ${ADD}`;
const NEXT = `WITH head AS (
  UPDATE records.record SET version = $3, state = $4, areas = $5, changed_at = $6 WHERE kind = $1 AND id = $2) ${ADD}`;

/** Adds a version and moves the head to it. */
export async function saveVersion(db: Transaction, next: NewVersion): Promise<void> {
  const { kind, id, version, state, areas, synthetic, received, by, at, content, sha256, step, reason } =
    next;
  const values = [
    ...[kind, id, version, state, areas, at, JSON.stringify(content), sha256, digestOf(content)],
    ...[step, reason, by.account, by.role, by.laCode],
  ];
  if (version > 1) await db.query({ name: 'save next', text: NEXT, values });
  else await db.query({ name: 'save first', text: FIRST, values: [...values, synthetic, received] });
}
