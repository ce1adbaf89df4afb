import { createHash } from 'node:crypto';
import type { Producer } from '@rep/contracts';
import { observationEvents, type RecordObservations } from '@rep/domain';
import { appendToOutbox, assertBacklogBelow } from '@rep/outbox';
import type { NationalServices } from '../services.ts';

export type Recorded = {
  readonly producer: Producer;
  /** Null when every row was held already. */
  readonly firstSequence: number | null;
  readonly lastSequence: number | null;
  readonly recorded: number;
  readonly alreadyHeld: number;
};

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * Puts the rows' events into the outbox in one transaction; rows that are there already stay as they are. Throws coded
 * errors, with nothing written: a row that is not England's, a time in the future, a relay too far behind.
 */
export async function recordObservations(
  services: NationalServices,
  input: RecordObservations,
): Promise<Recorded> {
  const { pool, backlogLimit, transaction } = services;
  await assertBacklogBelow(pool, backlogLimit);
  const events = observationEvents(input, { partnership: null, now: services.now().toISOString(), hash });
  const appended = await transaction((db) => appendToOutbox(db, 'national', events));
  return { producer: 'national', ...appended };
}
