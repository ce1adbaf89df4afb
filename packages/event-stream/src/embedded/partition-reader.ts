import { StreamError } from '../errors.ts';
import { handOut } from '../handler.ts';
import { createBackOff, createLatch, pauseFor } from '../latch.ts';
import type { SubscribeOptions, TopicPartition } from '../port.ts';
import { isUnavailable } from './database-error.ts';
import type { LogRepository, LogSlice } from './log.repository.ts';

/** Notifications wake a reader; this is for the one that gets lost. */
const POLL_MS = 1_000;
const RETRY_FIRST_MS = 100;
const RETRY_MOST_MS = 5_000;

export type PartitionReader = {
  readonly partition: TopicPartition;
  wake(): void;
  seek(offset: number): void;
  /** Aborts the batch in flight. */
  abort(): void;
  /** Resolves when nothing is in flight any more and nothing will be; rejects with what went wrong. */
  readonly ended: Promise<void>;
};

export type ReaderContext = {
  readonly log: LogRepository;
  readonly options: SubscribeOptions;
  isPaused(partition: TopicPartition): boolean;
};

/** Throws `offset-out-of-range` unless the log holds `position` or will give it to the next record. */
export function assertHeld({ topic, partition }: TopicPartition, position: number, slice: LogSlice): void {
  const first = slice.messages[0]?.offset ?? slice.high;
  if (position >= slice.low && position <= slice.high && first === position) return;
  throw new StreamError(
    'offset-out-of-range',
    `Position ${position} of ${topic}/${partition} is outside what the stream holds (${slice.low} to ${slice.high}).`,
  );
}

/** Reads one owned partition from its position, one batch at a time, until it is aborted. */
export function createPartitionReader(partition: TopicPartition, context: ReaderContext): PartitionReader {
  const { log, options } = context;
  const controller = new AbortController();
  const { signal } = controller;
  const latch = createLatch();
  const backOff = createBackOff(RETRY_FIRST_MS, RETRY_MOST_MS);
  let position: number | null = null;
  let seeks = 0;

  const load = async (): Promise<number | null> => {
    const loaded = await options.loadPositions([partition]);
    if ('kind' in loaded) return null;
    const [next] = loaded;
    if (next === undefined) throw new Error(`No position was given for ${partition.topic}.`);
    return next;
  };
  const handOutFrom = async (from: number): Promise<'again' | 'wait' | 'retry'> => {
    const seeksBefore = seeks;
    const slice = await log.read(partition, from, options);
    if (signal.aborted || seeks !== seeksBefore || context.isPaused(partition)) return 'again';
    if (!slice) throw new StreamError('unknown-topic', `${partition.topic} has no such partition.`);
    assertHeld(partition, from, slice);
    if (slice.messages.length === 0) return 'wait';
    const { messages, high: highWatermark } = slice;
    const outcome = await handOut(options, { ...partition, messages, highWatermark, signal });
    if (outcome.kind === 'retry') return 'retry';
    if (outcome.kind === 'done' && seeks === seeksBefore) position = outcome.next;
    return 'again';
  };
  const turn = async (): Promise<'again' | 'wait' | 'retry'> => {
    if (context.isPaused(partition)) return 'wait';
    if (position === null) {
      const seeksBefore = seeks;
      const loaded = await load();
      if (seeks === seeksBefore) position = loaded;
    }
    return position === null ? 'retry' : handOutFrom(position);
  };
  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      const next = await turn().catch((error: unknown) => {
        if (isUnavailable(error)) return 'retry' as const;
        throw error;
      });
      if (next === 'retry') await pauseFor(backOff.next(), signal);
      else backOff.reset();
      if (next === 'wait' && !signal.aborted) await latch.wait(POLL_MS);
    }
  };
  return {
    partition,
    wake: latch.wake,
    seek(offset) {
      seeks += 1;
      position = offset;
      latch.wake();
    },
    abort() {
      controller.abort();
      latch.wake();
    },
    ended: run(),
  };
}
