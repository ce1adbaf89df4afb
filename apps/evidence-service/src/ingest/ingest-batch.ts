import type { BatchOutcome, MessageBatch } from '@rep/event-stream';
import { assertContiguous } from './assert-contiguous.ts';
import { accuse, beginBatch } from './in-flight.repository.ts';
import { firstOf, type IngestContext, isOurs, lastOf, placeOf, store } from './ingest-context.ts';
import { ingestOneByOne } from './one-by-one.ts';
import { loadPositions } from './position.repository.ts';
import type { Reading } from './reading.ts';
import { PositionMoved } from './store-batch.ts';
import { inWords, isCollision, troubleOf } from './store-errors.ts';

/** A batch that two runs of the consumer began and did not finish is taken event by event. */
const RUNS_BEFORE_ONE_BY_ONE = 2;
/** A batch that meets a taken key more often than this meets no coincidence: one of its events breaks the key. */
const COLLISIONS_BEFORE_ONE_BY_ONE = 3;
/** Event by event such a batch goes through; one that still collides does so by a bug. */
const MOST_COLLISIONS = 10;

export type IngestBatch = (batch: MessageBatch) => Promise<BatchOutcome>;

/** Reads messages in their order; an error is laid at the door of the one that caused it before it is thrown on. */
async function readMessages({ pool, read }: IngestContext, batch: MessageBatch): Promise<Reading[]> {
  const now = new Date();
  const readings: Reading[] = [];
  for (const message of batch.messages) {
    try {
      readings.push(read(message, batch, now));
    } catch (error) {
      await accuse(pool, batch, message.offset);
      throw error;
    }
  }
  return readings;
}

async function ingest(context: IngestContext, batch: MessageBatch, collisions: number): Promise<number> {
  const [first, last] = [firstOf(batch), lastOf(batch)];
  const begun = await beginBatch(context.pool, { ...placeOf(batch), first, last }, context.run);
  if (begun.suspected || collisions >= COLLISIONS_BEFORE_ONE_BY_ONE)
    return ingestOneByOne(context, batch, last);
  if (begun.attempts > RUNS_BEFORE_ONE_BY_ONE) return ingestOneByOne(context, batch, begun.last);
  const readings = await readMessages(context, batch);
  try {
    return await store(context, batch, readings);
  } catch (error) {
    if (isOurs(error, batch) || troubleOf(error) !== 'unstorable') throw error;
    return ingestOneByOne(context, batch, last);
  }
}

/**
 * Somebody moved the position under us: another consumer, or our own commit whose answer was lost. What lies before the
 * position is done; a position before the batch would mean that messages were skipped, which is a bug.
 */
async function skipDone({ pool, streamId }: IngestContext, batch: MessageBatch): Promise<BatchOutcome> {
  const first = firstOf(batch);
  const [position = 0] = await loadPositions(pool, streamId, [placeOf(batch)]);
  const { topic, partition } = batch;
  if (position < first) {
    throw new Error(`Messages of ${topic}/${partition} from ${position} to before ${first} were skipped.`);
  }
  if (position === first) return { kind: 'retry', reason: 'the position moved and came back' };
  return { kind: 'done', next: Math.min(position, lastOf(batch) + 1) };
}

/** The handler of batches. It resolves with `retry` while the store is away, and rejects for a bug. */
export function createIngestBatch(context: IngestContext): IngestBatch {
  const { logger } = context;
  const collisions = new Map<string, number>();
  const nameOf = (batch: MessageBatch): string => `${batch.topic}/${batch.partition}@${firstOf(batch)}`;
  const collisionsOf = (batch: MessageBatch): number => collisions.get(nameOf(batch)) ?? 0;

  const retry = (batch: MessageBatch, error: unknown): BatchOutcome => {
    if (troubleOf(error) !== 'again') throw error;
    const before = collisionsOf(batch);
    if (isCollision(error) && before >= MOST_COLLISIONS) throw error;
    if (isCollision(error)) collisions.set(nameOf(batch), before + 1);
    logger.warn({ ...placeOf(batch), err: error }, 'a batch was not stored and will be done again');
    return { kind: 'retry', reason: inWords(error) };
  };
  const recover = async (batch: MessageBatch, error: unknown): Promise<BatchOutcome> => {
    if (!(error instanceof PositionMoved)) return retry(batch, error);
    return skipDone(context, batch).catch((second: unknown) => retry(batch, second));
  };

  return async (batch) => {
    assertContiguous(batch);
    try {
      const next = await ingest(context, batch, collisionsOf(batch));
      collisions.delete(nameOf(batch));
      return { kind: 'done', next };
    } catch (error) {
      if (batch.signal.aborted && error === batch.signal.reason) throw error;
      return recover(batch, error);
    }
  };
}
