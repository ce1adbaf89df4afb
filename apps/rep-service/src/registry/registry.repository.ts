import { FatalMismatch, type Queryable } from '@rep/service-kit';
import { z } from 'zod';

export type RegistryPlace = { readonly topic: string; readonly partition: number };

const positionSchema = z.object({ next_offset: z.coerce.number() });

/** Throws FatalMismatch when positions are kept here that belong to another stream. */
export async function assertOwnStream(db: Queryable, streamId: string): Promise<void> {
  const { rows } = await db.query('SELECT 1 FROM registry_position WHERE stream_id <> $1 LIMIT 1', [
    streamId,
  ]);
  if (rows.length === 0) return;
  throw new FatalMismatch(
    'The positions kept here belong to another stream: start on that stream, or with another data directory (--data) on this one.',
  );
}

/** The next offset to read; 0 for a partition never read. */
export async function loadPosition(db: Queryable, { topic, partition }: RegistryPlace): Promise<number> {
  const { rows } = await db.query(
    'SELECT next_offset FROM registry_position WHERE topic = $1 AND partition = $2',
    [topic, partition],
  );
  return rows.length === 0 ? 0 : positionSchema.parse(rows[0]).next_offset;
}

/** As `loadPosition`, and holds the partition until the transaction ends: two readers of it never overlap. */
export async function lockPosition(db: Queryable, place: RegistryPlace, streamId: string): Promise<number> {
  const { rows } = await db.query(
    `INSERT INTO registry_position AS p (topic, partition, stream_id, next_offset) VALUES ($1, $2, $3, 0)
     ON CONFLICT (topic, partition) DO UPDATE SET next_offset = p.next_offset RETURNING next_offset`,
    [place.topic, place.partition, streamId],
  );
  return positionSchema.parse(rows[0]).next_offset;
}

/** Moves the position on. */
export async function advancePosition(db: Queryable, place: RegistryPlace, next: number): Promise<void> {
  await db.query('UPDATE registry_position SET next_offset = $3 WHERE topic = $1 AND partition = $2', [
    place.topic,
    place.partition,
    next,
  ]);
}

/** False when the event was applied before. */
export async function markApplied(db: Queryable, id: string): Promise<boolean> {
  const { rows } = await db.query(
    'INSERT INTO registry_event (id) VALUES ($1) ON CONFLICT (id) DO NOTHING RETURNING id',
    [id],
  );
  return rows.length === 1;
}

/** What the database says of a value that it cannot hold: SQLSTATE classes 22 (data), 23 (integrity), 54 (limits). */
const REFUSED_DATA = /^(22|23|54)...$/;
const sqlStateOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** The SQLSTATE of an error by which the database refuses to hold a value; null for every other failure. */
export function refusalOfStore(error: unknown): string | null {
  const sqlState = sqlStateOf(error);
  return REFUSED_DATA.test(sqlState) ? sqlState : null;
}

/** Runs the work of one message inside the batch's transaction; when it throws, nothing of this message stays. */
export async function inSavepoint<T>(db: Queryable, work: () => Promise<T>): Promise<T> {
  await db.query('SAVEPOINT message', []);
  try {
    const result = await work();
    await db.query('RELEASE SAVEPOINT message', []);
    return result;
  } catch (error) {
    // On a lost connection this fails as well, and takes the whole batch with it.
    await db.query('ROLLBACK TO SAVEPOINT message', []);
    throw error;
  }
}

export type Refused = RegistryPlace & {
  readonly offset: number;
  readonly reason: string;
  readonly detail: string;
  readonly bytes: Buffer;
};

/** Keeps what could not be taken, byte for byte, with the reason. */
export async function quarantine(db: Queryable, refused: Refused): Promise<void> {
  const { topic, partition, offset, reason, detail, bytes } = refused;
  await db.query(
    `INSERT INTO registry_quarantine (topic, partition, log_offset, reason, detail, bytes)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
    [topic, partition, offset, reason, detail.replaceAll('\0', ''), bytes],
  );
}
