import type { IHeaders, KafkaMessage } from 'kafkajs';
import type { StreamMessage, SubscribeOptions } from '../port.ts';

const text = (value: Buffer | string | (Buffer | string)[] | undefined): string =>
  Array.isArray(value) ? value.map(String).join() : String(value ?? '');

const toHeaders = (headers: IHeaders = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, text(value)]));

export const toStreamMessage = (message: KafkaMessage): StreamMessage => ({
  offset: Number(message.offset),
  key: text(message.key ?? undefined),
  value: message.value ?? Buffer.alloc(0),
  headers: toHeaders(message.headers),
  writtenBy: null, // Kafka does not keep who wrote a record
});

/** As many messages as the subscriber takes at once; one at least. */
export function firstBatch(
  messages: readonly StreamMessage[],
  { maxBatchMessages, maxBatchBytes }: SubscribeOptions,
): StreamMessage[] {
  let bytes = 0;
  let count = 0;
  for (const { value } of messages.slice(0, maxBatchMessages)) {
    if (count > 0 && bytes >= maxBatchBytes) break;
    bytes += value.byteLength;
    count += 1;
  }
  return messages.slice(0, count);
}
