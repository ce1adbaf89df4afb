import type { Producer } from '@rep/contracts';
import { currentTraceparent, type Queryable } from '@rep/service-kit';
import { OutboxError } from './errors.ts';
import { type NewEvent, toOutboxRow } from './new-event.ts';
import { insertEvents, outboxBacklog, reserve, sequencesOf } from './outbox.repository.ts';
import { rangesOf, type SequenceRange } from './sequence-ranges.ts';

export type Appended = {
  /** Null when every event was held already. */
  readonly firstSequence: number | null;
  readonly lastSequence: number | null;
  readonly recorded: number;
  /** Events whose id the outbox holds; they are left as they are. */
  readonly alreadyHeld: number;
  /** Where those stand that were held before this call: what became of them can be asked of the evidence service. */
  readonly heldRanges: readonly SequenceRange[];
};

/** Keeps the first of each id that is not held. */
function without(held: ReadonlySet<string>, events: readonly NewEvent[]): NewEvent[] {
  const seen = new Set(held);
  return events.filter(({ id }) => !seen.has(id) && seen.add(id));
}

/**
 * Writes events into the outbox inside the caller's READ COMMITTED transaction, which is then alone in the outbox until
 * it ends: do it last and commit at once. Throws an OutboxError, with nothing written, for an event that does not keep
 * its contract.
 */
export async function appendToOutbox(
  db: Queryable,
  producer: Producer,
  events: readonly NewEvent[],
): Promise<Appended> {
  const nothing = { firstSequence: null, lastSequence: null, recorded: 0, alreadyHeld: events.length };
  if (events.length === 0) return { ...nothing, heldRanges: [] };
  const ids = events.map(({ id }) => id);
  const { firstSequence, time, held } = await reserve(db, producer, ids);
  const fresh = without(held, events);
  const heldRanges = rangesOf(held.size === 0 ? [] : await sequencesOf(db, [...held]));
  if (fresh.length === 0) return { ...nothing, heldRanges };
  const traceparent = currentTraceparent();
  const rows = fresh.map((event, index) =>
    toOutboxRow(event, { producer, sequence: firstSequence + index, time, traceparent }),
  );
  await insertEvents(db, rows, { firstSequence, traceparent });
  return {
    firstSequence,
    lastSequence: firstSequence + rows.length - 1,
    recorded: rows.length,
    alreadyHeld: events.length - rows.length,
    heldRanges,
  };
}

/** Throws `backlog-too-large` when the relay is too far behind to take more: the caller tries again later. */
export async function assertBacklogBelow(db: Queryable, limit: number): Promise<void> {
  const backlog = await outboxBacklog(db);
  if (backlog < limit) return;
  throw new OutboxError(
    'backlog-too-large',
    `The stream is ${backlog} events behind: wait a few seconds and try again.`,
  );
}
