import { createHash } from 'node:crypto';
import type { Producer } from '@rep/contracts';
import { observationEvents, type Partnership, type RecordObservations } from '@rep/domain';
import type { Queryable } from '@rep/service-kit';
import { type Appended, appendToOutbox, assertBacklogBelow } from './append-to-outbox.ts';

export type Recording = {
  /** Reads outside transactions. */
  readonly pool: Queryable;
  /** Runs `work` in one transaction: kept when it resolves, undone when it throws. */
  transaction<T>(work: (db: Queryable) => Promise<T>): Promise<T>;
  readonly backlogLimit: number;
  now(): Date;
};

export type Recorded = Appended & { readonly producer: Producer };

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * Puts the rows' events into the outbox in one transaction; rows that are there already stay as they are. `findPartnership`
 * tells who records: null for the national service. Throws coded errors, with nothing written: a row that belongs to
 * somebody else, a time in the future, a relay too far behind.
 */
export async function recordObservations(
  recording: Recording,
  input: RecordObservations,
  findPartnership: () => Promise<Partnership | null>,
): Promise<Recorded> {
  await assertBacklogBelow(recording.pool, recording.backlogLimit);
  const partnership = await findPartnership();
  const producer = partnership?.rep_id ?? 'national';
  const events = observationEvents(input, { partnership, now: recording.now().toISOString(), hash });
  const appended = await recording.transaction((db) => appendToOutbox(db, producer, events));
  return { producer, ...appended };
}
