import {
  EVENT_TYPES,
  type EventType,
  MAX_EVENT_BYTES,
  type Producer,
  type RepEvent,
  validateEvent,
} from '@rep/contracts';
import { OutboxError } from './errors.ts';

/** What the outbox itself puts into the envelope. */
type GivenByOutbox =
  | 'specversion'
  | 'source'
  | 'time'
  | 'datacontenttype'
  | 'producer'
  | 'sequence'
  | 'traceparent';
/** What the outbox fills in with its own time when the caller knows no better: it happened, and became known, now. */
type DefaultsToNow = 'occurredat' | 'precision' | 'recordedat';

type ProducedType = Exclude<EventType, 'producer.checkpoint.v1'>;

/** An event as a service hands it over, and the key whose events keep their order. */
export type NewEvent<T extends ProducedType = ProducedType> = {
  [K in T]: Omit<RepEvent<K>, GivenByOutbox | DefaultsToNow> &
    Partial<Pick<RepEvent<K>, DefaultsToNow>> & { readonly key: string };
}[T];

/** Where and when an event stands in its producer's sequence. */
export type Place = {
  readonly producer: Producer;
  readonly sequence: number;
  readonly time: string;
  readonly traceparent: string | undefined;
};

export type OutboxRow = {
  readonly id: string;
  readonly topic: string;
  readonly key: string;
  readonly body: Buffer;
};

function assertSize(id: string, { byteLength: bytes }: Buffer): void {
  if (bytes <= MAX_EVENT_BYTES) return;
  throw new OutboxError(
    'event-too-large',
    `Event ${id} takes ${bytes} bytes and the limit is ${MAX_EVENT_BYTES}.`,
  );
}

function envelope({ key: _key, ...attributes }: NewEvent, place: Place): Record<string, unknown> {
  const { producer, sequence, time, traceparent } = place;
  return {
    specversion: '1.0',
    source: `/producers/${producer}`,
    datacontenttype: 'application/json',
    occurredat: time,
    precision: 'instant',
    recordedat: time,
    ...attributes,
    producer,
    sequence,
    time,
    ...(traceparent && { traceparent }),
  };
}

/** The whole event at its place, checked against its contract, as the row that the outbox keeps. */
export function toOutboxRow(event: NewEvent, place: Place): OutboxRow {
  const { id, key, type } = event;
  const whole = envelope(event, place);
  const checked = validateEvent(whole);
  if (!checked.ok) {
    assertSize(id, Buffer.from(JSON.stringify(whole))); // what is too large is told so first
    throw new OutboxError('invalid-event', `Event ${id} was refused: ${checked.detail}.`);
  }
  if (checked.event.recordedat > place.time) {
    throw new OutboxError('recorded-in-the-future', `Event ${id} was recorded after now (${place.time}).`);
  }
  const body = Buffer.from(JSON.stringify(checked.event));
  assertSize(id, body);
  return { id, topic: EVENT_TYPES[type].topic, key, body };
}
