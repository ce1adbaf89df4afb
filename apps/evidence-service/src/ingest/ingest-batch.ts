import type { BatchOutcome, MessageBatch, StreamMessage, TopicPartition } from '@rep/event-stream';
import type { Logger } from '@rep/service-kit';
import { attributionOf } from './attribution.ts';
import { accuse, acquit, beginBatch, closeCases, loadSuspects } from './in-flight.repository.ts';
import { loadPositions } from './position.repository.ts';
import { readMessage } from './read-message.ts';
import type { Reading } from './reading.ts';
import { PositionMoved, type Store, storeBatch } from './store-batch.ts';
import { inWords, isCollision, troubleOf } from './store-errors.ts';
import type { IngestTelemetry } from './telemetry.ts';

/** A batch that two runs of the consumer began and did not finish is taken event by event. */
const RUNS_BEFORE_ONE_BY_ONE = 2;
/** An event that crashed its consumer this often is quarantined unread. */
const CRASHES_BEFORE_QUARANTINE = 2;
/** The same batch in another's way more often than this is no coincidence but a bug. */
const MOST_COLLISIONS = 10;

export type IngestContext = Store & {
  /** Of this process: crashes are counted by runs. */
  readonly run: string;
  readonly logger: Logger;
  readonly telemetry: IngestTelemetry;
  /** Seam for the tests of crashes. */
  readonly read?: typeof readMessage;
};

export type IngestBatch = (batch: MessageBatch) => Promise<BatchOutcome>;

const placeOf = ({ topic, partition }: TopicPartition) => ({ topic, partition });

/** Reads messages in their order; an error is laid at the door of the one that caused it before it is thrown on. */
async function readMessages(
  context: IngestContext,
  at: TopicPartition,
  messages: readonly StreamMessage[],
): Promise<Reading[]> {
  const { pool, read = readMessage } = context;
  const now = new Date();
  const readings: Reading[] = [];
  for (const message of messages) {
    try {
      readings.push(read(message, at, now));
    } catch (error) {
      await accuse(pool, at, message.offset);
      throw error;
    }
  }
  return readings;
}

async function store(
  context: IngestContext,
  batch: MessageBatch,
  readings: readonly Reading[],
): Promise<number> {
  const began = new Date();
  const from = readings[0]?.offset ?? 0;
  const to = (readings.at(-1)?.offset ?? from) + 1;
  const outcomes = await storeBatch(context, { ...placeOf(batch), from, to, readings, signal: batch.signal });
  context.telemetry.committed(batch, readings, { outcomes, began });
  return to;
}

const quarantineUnread = (message: StreamMessage, reason: string, detail: string): Reading => ({
  kind: 'refused',
  offset: message.offset,
  bytes: message.value,
  reason,
  detail,
  attribution: attributionOf(message, new Date()),
});

/** Reads one event while it stands accused, so that even a crash that leaves no trace is remembered. */
async function readAlone(
  context: IngestContext,
  at: TopicPartition,
  message: StreamMessage,
): Promise<Reading[]> {
  await accuse(context.pool, at, message.offset);
  const { read = readMessage } = context;
  const reading = read(message, at, new Date());
  await acquit(context.pool, at, message.offset);
  return [reading];
}

async function storeAlone(
  context: IngestContext,
  batch: MessageBatch,
  message: StreamMessage,
): Promise<number> {
  const readings = await readAlone(context, batch, message);
  try {
    return await store(context, batch, readings);
  } catch (error) {
    const trouble = isOurs(error, batch) ? 'again' : troubleOf(error);
    if (trouble === 'again') throw error;
    if (trouble === 'unstorable') {
      const detail = `the store refused it: ${inWords(error)}`;
      return store(context, batch, [quarantineUnread(message, 'refused-by-store', detail)]);
    }
    await accuse(context.pool, batch, message.offset);
    throw error;
  }
}

/** Takes a batch event by event, up to `last`; the one that crashed the consumer twice is quarantined. */
async function oneByOne(context: IngestContext, batch: MessageBatch, last: number): Promise<number> {
  const { pool, logger } = context;
  const first = batch.messages[0]?.offset ?? 0;
  const suspects = await loadSuspects(pool, { ...placeOf(batch), first, last });
  logger.warn({ ...placeOf(batch), first, last, suspects: suspects.size }, 'taking a batch event by event');
  let next = first;
  for (const message of batch.messages.filter(({ offset }) => offset <= last)) {
    const crashes = suspects.get(message.offset) ?? 0;
    if (crashes < CRASHES_BEFORE_QUARANTINE) next = await storeAlone(context, batch, message);
    else {
      const detail = `the consumer crashed ${crashes} times at this event`;
      next = await store(context, batch, [quarantineUnread(message, 'crashed-its-consumer', detail)]);
    }
  }
  await closeCases(pool, batch, next);
  return next;
}

async function ingest(context: IngestContext, batch: MessageBatch): Promise<number> {
  const { messages } = batch;
  const first = messages[0]?.offset ?? 0;
  const last = messages.at(-1)?.offset ?? first;
  const begun = await beginBatch(context.pool, { ...placeOf(batch), first, last }, context.run);
  if (begun.suspected) return oneByOne(context, batch, last);
  if (begun.attempts > RUNS_BEFORE_ONE_BY_ONE) return oneByOne(context, batch, begun.last);
  const readings = await readMessages(context, batch, messages);
  try {
    return await store(context, batch, readings);
  } catch (error) {
    if (isOurs(error, batch) || troubleOf(error) !== 'unstorable') throw error;
    return oneByOne(context, batch, last);
  }
}

/** Errors of our own that are no bug: the partition was taken away, or its position moved. */
const isOurs = (error: unknown, { signal }: MessageBatch): boolean =>
  error instanceof PositionMoved || (signal.aborted && error === signal.reason);

/**
 * Somebody moved the position under us: another consumer, or our own commit whose answer was lost. What lies before the
 * position is done; a position before the batch would mean that messages were skipped, which is a bug.
 */
async function skipDone(context: IngestContext, batch: MessageBatch): Promise<BatchOutcome> {
  const first = batch.messages[0]?.offset ?? 0;
  const last = batch.messages.at(-1)?.offset ?? first;
  const [position = 0] = await loadPositions(context.pool, context.streamId, [placeOf(batch)]);
  const { topic, partition } = batch;
  if (position < first) {
    throw new Error(`Messages of ${topic}/${partition} from ${position} to before ${first} were skipped.`);
  }
  if (position === first) return { kind: 'retry', reason: 'the position moved and came back' };
  return { kind: 'done', next: Math.min(position, last + 1) };
}

/** The handler of batches. It resolves with `retry` while the store is away, and rejects for a bug. */
export function createIngestBatch(context: IngestContext): IngestBatch {
  const { logger } = context;
  const collisions = new Map<string, number>();

  const settle = async (batch: MessageBatch, error: unknown): Promise<BatchOutcome> => {
    if (batch.signal.aborted && error === batch.signal.reason) throw error;
    if (error instanceof PositionMoved) return skipDone(context, batch);
    if (troubleOf(error) !== 'again') throw error;
    const name = `${batch.topic}/${batch.partition}@${batch.messages[0]?.offset}`;
    const before = isCollision(error) ? (collisions.get(name) ?? 0) : 0;
    if (before >= MOST_COLLISIONS) throw error;
    if (isCollision(error)) collisions.set(name, before + 1);
    logger.warn({ ...placeOf(batch), err: error }, 'a batch was not stored and will be done again');
    return { kind: 'retry', reason: inWords(error) };
  };

  return async (batch) => {
    try {
      const next = await ingest(context, batch);
      collisions.clear();
      return { kind: 'done', next };
    } catch (error) {
      try {
        return await settle(batch, error);
      } catch (second) {
        if (second !== error && troubleOf(second) === 'again')
          return { kind: 'retry', reason: inWords(second) };
        throw second;
      }
    }
  };
}
