import { createHash } from 'node:crypto';
import type { Producer } from '@rep/contracts';
import {
  observationEvents,
  type Partnership,
  type RecordObservations,
  type RecordRefused,
  refusalEvents,
} from '@rep/domain';
import type { Queryable } from '@rep/service-kit';
import { type Appended, appendToOutbox, assertBacklogBelow } from './append-to-outbox.ts';
import type { NewEvent } from './new-event.ts';

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

/** Who records: null for the national service. */
type FindPartnership = () => Promise<Partnership | null>;

async function record(
  recording: Recording,
  findPartnership: FindPartnership,
  eventsOf: (partnership: Partnership | null) => readonly NewEvent[],
): Promise<Recorded> {
  await assertBacklogBelow(recording.pool, recording.backlogLimit);
  const partnership = await findPartnership();
  const producer = partnership?.rep_id ?? 'national';
  const events = eventsOf(partnership);
  const appended = await recording.transaction((db) => appendToOutbox(db, producer, events));
  return { producer, ...appended };
}

/**
 * Puts the rows' events into the outbox in one transaction; rows that are there already stay as they are. Throws coded
 * errors, with nothing written: a row that belongs to somebody else, a time in the future, a relay too far behind.
 */
export const recordObservations = (
  recording: Recording,
  input: RecordObservations,
  findPartnership: FindPartnership,
): Promise<Recorded> =>
  record(recording, findPartnership, (partnership) =>
    observationEvents(input, { partnership, now: recording.now().toISOString(), hash }),
  );

/** The same for rows that could not be read as figures: what they say is nobody's to judge, so any are taken. */
export const recordRefused = (
  recording: Recording,
  input: RecordRefused,
  findPartnership: FindPartnership,
): Promise<Recorded> =>
  record(recording, findPartnership, (partnership) =>
    refusalEvents(input, { repId: partnership?.rep_id ?? null, hash }),
  );
