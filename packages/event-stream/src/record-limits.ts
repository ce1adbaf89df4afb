import { StreamError } from './errors.ts';
import type { OutgoingRecord } from './port.ts';

/**
 * Largest value of one record in bytes on either stream: just below Kafka's default of 1 MiB for a batch, so that key,
 * headers and framing fit too. The contracts allow events half as large.
 */
const MAX_RECORD_BYTES = 1_000_000;
/** Key and headers together; ours take under 200. */
const MAX_KEY_AND_HEADER_BYTES = 16_384;

const keyAndHeaders = ({ key, headers = {} }: OutgoingRecord): string =>
  [key, ...Object.entries(headers).flat()].join('');

/** Refuses, before anything is written, what a stream could not keep as it is. */
export function assertPublishable(records: readonly OutgoingRecord[]): void {
  for (const record of records) {
    const { topic, partition, value } = record;
    if (value.byteLength > MAX_RECORD_BYTES) {
      throw new StreamError(
        'record-too-large',
        `A record of ${value.byteLength} bytes for ${topic} is over the limit of ${MAX_RECORD_BYTES}.`,
      );
    }
    const text = keyAndHeaders(record);
    if (text.includes('\0') || Buffer.byteLength(text) > MAX_KEY_AND_HEADER_BYTES) {
      throw new StreamError(
        'invalid-record',
        `A key or header for ${topic} holds a NUL character or is too long.`,
      );
    }
    if (!Number.isInteger(partition) || partition < 0) {
      throw new StreamError('unknown-topic', `There is no partition ${partition} of ${topic}.`);
    }
  }
}

/** Records in their order, cut into chunks of at most `maxBytes` of values and `maxRecords`; one record at least. */
export function* chunked(
  records: readonly OutgoingRecord[],
  limits: { maxBytes: number; maxRecords: number },
): Generator<OutgoingRecord[]> {
  let chunk: OutgoingRecord[] = [];
  let bytes = 0;
  for (const record of records) {
    const full = bytes + record.value.byteLength > limits.maxBytes || chunk.length >= limits.maxRecords;
    if (chunk.length > 0 && full) {
      yield chunk;
      chunk = [];
      bytes = 0;
    }
    chunk.push(record);
    bytes += record.value.byteLength;
  }
  if (chunk.length > 0) yield chunk;
}
