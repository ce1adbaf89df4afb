import type { MessageBatch, StreamMessage, TopicPartition } from '@rep/event-stream';
import type { Logger } from '@rep/service-kit';
import type { readMessage } from './read-message.ts';
import type { Reading } from './reading.ts';
import { PositionMoved, type Store, storeBatch } from './store-batch.ts';
import type { IngestTelemetry } from './telemetry.ts';

export type IngestContext = Store & {
  /** Of this process: crashes are counted by runs. */
  readonly run: string;
  readonly logger: Logger;
  readonly telemetry: IngestTelemetry;
  /** `readMessage`, or a test's that crashes. */
  readonly read: typeof readMessage;
};

export const placeOf = ({ topic, partition }: TopicPartition): TopicPartition => ({ topic, partition });

export const firstOf = ({ messages }: { messages: readonly StreamMessage[] }): number =>
  messages[0]?.offset ?? 0;
export const lastOf = ({ messages }: { messages: readonly StreamMessage[] }): number =>
  messages.at(-1)?.offset ?? 0;

/** Stores readings that follow each other and gives the position after them. */
export async function store(
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

/** Errors of our own that are no bug: the partition was taken away, or its position moved. */
export const isOurs = (error: unknown, { signal }: MessageBatch): boolean =>
  error instanceof PositionMoved || (signal.aborted && error === signal.reason);
