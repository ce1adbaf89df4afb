import type { TopicPartition } from '@rep/event-stream';
import { escaped, rowsWithBytes } from './copy-text.ts';
import type { EventReading } from './reading.ts';

/** In the order of the rows' columns; `body` comes last. */
export const EVENT_COLUMNS = [
  'event_id',
  'fingerprint',
  'producer',
  'sequence',
  'type',
  'produced_at',
  'recorded_at',
  'topic',
  'partition',
  'stream_offset',
  'body',
] as const;

/** Accepted events as COPY takes them; bodies go in as they came, byte for byte. */
export function eventRows({ topic, partition }: TopicPartition, readings: readonly EventReading[]): Buffer {
  const place = `${topic}\t${partition}`;
  return rowsWithBytes(
    readings.map(({ event, fingerprint, offset, bytes }) => {
      const { id, producer, sequence, type, time, recordedat } = event;
      const own = `${escaped(id)}\t${fingerprint}\t${producer}\t${sequence}\t${type}\t${time}\t${recordedat}`;
      return { head: `${own}\t${place}\t${offset}\t`, bytes };
    }),
  );
}
