import type { Queryable } from '@rep/service-kit';
import { z } from 'zod';

const rowsSchema = z.array(z.object({ bytes: z.instanceof(Uint8Array) })).max(1);

/** Lets one writer of documents in at a time, until its transaction ends: so bounds hold and no two block each other. */
export const lockDocuments = (db: Queryable) =>
  db.query("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended('documents', 0))");

/** Keeps the bytes under their hash; the same file again is kept once. */
export async function saveBytes(db: Queryable, sha256: string, bytes: Uint8Array): Promise<void> {
  await db.query('INSERT INTO document_bytes (sha256, bytes) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
    sha256,
    bytes,
  ]);
}

/** Throws where the bytes of a record are missing, which only a hand in the database brings about. */
export async function readBytes(db: Queryable, sha256: string): Promise<Uint8Array> {
  const { rows } = await db.query('SELECT bytes FROM document_bytes WHERE sha256 = $1', [sha256]);
  const [row] = rowsSchema.parse(rows);
  if (row) return row.bytes;
  throw new Error(`the bytes of ${sha256} are not there`);
}
