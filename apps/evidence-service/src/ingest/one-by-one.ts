import type { MessageBatch, StreamMessage } from '@rep/event-stream';
import { attributionOf } from './attribution.ts';
import { accuse, acquit, closeCases, loadSuspects } from './in-flight.repository.ts';
import { firstOf, type IngestContext, isOurs, placeOf, store } from './ingest-context.ts';
import type { Reading } from './reading.ts';
import { inWords, isTakenKey, troubleOf } from './store-errors.ts';

/** An event that crashed its consumer this often is quarantined unread. */
const CRASHES_BEFORE_QUARANTINE = 2;
/**
 * A key that another transaction took at the same time is seen by the next attempt, which then decides otherwise. An
 * event alone has fewer keys than this: what still meets one that is taken breaks it by what it holds.
 */
const MOST_ATTEMPTS_ALONE = 5;

const unread = (message: StreamMessage, reason: string, detail: string): Reading => ({
  kind: 'refused',
  offset: message.offset,
  bytes: message.value,
  reason,
  detail,
  attribution: attributionOf(message, new Date()),
});

/** Reads one event while it stands accused, so that even a crash that leaves no trace is remembered. */
async function readAlone(
  { pool, read }: IngestContext,
  batch: MessageBatch,
  message: StreamMessage,
): Promise<Reading> {
  await accuse(pool, batch, message.offset);
  const reading = read(message, batch, new Date());
  await acquit(pool, batch, message.offset);
  return reading;
}

async function storeUnlessTaken(
  context: IngestContext,
  batch: MessageBatch,
  reading: Reading,
): Promise<number | 'taken'> {
  for (let attempt = 1; attempt <= MOST_ATTEMPTS_ALONE; attempt += 1) {
    try {
      return await store(context, batch, [reading]);
    } catch (error) {
      if (!isTakenKey(error)) throw error;
    }
  }
  return 'taken';
}

async function storeAlone(
  context: IngestContext,
  batch: MessageBatch,
  message: StreamMessage,
): Promise<number> {
  const reading = await readAlone(context, batch, message);
  const refuse = (why: string): Promise<number> =>
    store(context, batch, [unread(message, 'refused-by-store', `the store refused it: ${why}`)]);
  try {
    const stored = await storeUnlessTaken(context, batch, reading);
    return stored === 'taken' ? await refuse('it breaks a unique key') : stored;
  } catch (error) {
    const trouble = isOurs(error, batch) ? 'again' : troubleOf(error);
    if (trouble === 'again') throw error;
    if (trouble === 'unstorable') return refuse(inWords(error));
    await accuse(context.pool, batch, message.offset);
    throw error;
  }
}

/** Takes a batch event by event, up to offset `last`; the one that crashed the consumer twice is quarantined. */
export async function ingestOneByOne(
  context: IngestContext,
  batch: MessageBatch,
  last: number,
): Promise<number> {
  const { pool, logger } = context;
  const first = firstOf(batch);
  const suspects = await loadSuspects(pool, { ...placeOf(batch), first, last });
  logger.warn({ ...placeOf(batch), first, last, suspects: suspects.size }, 'taking a batch event by event');
  let next = first;
  for (const message of batch.messages.filter(({ offset }) => offset <= last)) {
    const crashes = suspects.get(message.offset) ?? 0;
    const detail = `the consumer crashed ${crashes} times at this event`;
    next =
      crashes < CRASHES_BEFORE_QUARANTINE
        ? await storeAlone(context, batch, message)
        : await store(context, batch, [unread(message, 'crashed-its-consumer', detail)]);
  }
  await closeCases(pool, batch, next);
  return next;
}
