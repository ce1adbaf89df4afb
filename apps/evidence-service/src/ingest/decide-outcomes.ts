import { digestBytes } from './fingerprint.ts';
import type { Attribution, EventReading, Reading, RefusedReading } from './reading.ts';

/** What took a (producer, sequence) that comes again: an event by id and content, or bytes in quarantine. */
export type HeldIdentity =
  | { readonly id: string; readonly fingerprint: string }
  | { readonly bytesDigest: string };

/** The version of a row that is current in the store. */
export type Head = { readonly recordedAt: string; readonly content: string };

/** What the store held of a batch's events before the batch. */
export type Held = {
  /** Of (producer, sequence) pairs that have been received. */
  readonly identities: ReadonlyMap<string, HeldIdentity>;
  readonly fingerprints: ReadonlyMap<string, string>;
  readonly heads: ReadonlyMap<string, Head>;
};

export type Quarantined = Omit<RefusedReading, 'kind'>;
export type Outcome =
  | { readonly kind: 'accepted'; readonly reading: EventReading; readonly addsVersion: boolean }
  | { readonly kind: 'duplicate'; readonly reading: EventReading }
  | { readonly kind: 'redelivered'; readonly attribution: Attribution }
  | { readonly kind: 'quarantined'; readonly reading: Quarantined };

type Numbered = EventReading | RefusedReading;

export const placeOf = ({ producer, sequence }: { producer: string; sequence: number }): string =>
  `${producer}:${sequence}`;

export const attributionOfEvent = ({ event }: EventReading): Attribution => ({
  producer: event.producer,
  sequence: event.sequence,
  day: event.time.slice(0, 10),
});

const isSame = (reading: Numbered, held: HeldIdentity): boolean => {
  if ('bytesDigest' in held) return digestBytes(reading.bytes) === held.bytesDigest;
  return reading.kind === 'event' && reading.event.id === held.id && reading.fingerprint === held.fingerprint;
};

const quarantine = (reading: EventReading, reason: string, detail: string): Outcome => {
  const { offset, bytes } = reading;
  return {
    kind: 'quarantined',
    reading: { offset, bytes, reason, detail, attribution: attributionOfEvent(reading) },
  };
};

/**
 * What becomes of each message, in their order: the second of two equal ids in a batch meets the first as it would meet
 * one of an earlier batch. Pure: the store was asked before, and is written after.
 */
export function decideOutcomes(readings: readonly Reading[], held: Held): Outcome[] {
  const identities = new Map(held.identities);
  const fingerprints = new Map(held.fingerprints);
  const heads = new Map(held.heads);

  const again = (reading: Numbered, attribution: Attribution): Outcome | null => {
    const place = placeOf(attribution);
    const before = identities.get(place);
    if (before === undefined) {
      identities.set(
        place,
        reading.kind === 'event'
          ? { id: reading.event.id, fingerprint: reading.fingerprint }
          : { bytesDigest: digestBytes(reading.bytes) },
      );
      return null;
    }
    if (isSame(reading, before)) return { kind: 'redelivered', attribution };
    const { offset, bytes } = reading;
    const detail = `${attribution.producer} has used its sequence ${attribution.sequence} for something else`;
    return {
      kind: 'quarantined',
      reading: { offset, bytes, reason: 'sequence-reused', detail, attribution: null },
    };
  };

  const accept = (reading: EventReading): Outcome => {
    const { event, observation } = reading;
    const head = observation ? heads.get(observation.rowId) : undefined;
    if (head !== undefined && event.recordedat < head.recordedAt) {
      const detail = `recorded at ${event.recordedat}; the row's latest version is of ${head.recordedAt}`;
      return quarantine(reading, 'recorded-before-held-version', detail);
    }
    fingerprints.set(event.id, reading.fingerprint);
    const addsVersion = observation !== null && head?.content !== observation.content;
    if (observation && addsVersion) {
      heads.set(observation.rowId, { recordedAt: event.recordedat, content: observation.content });
    }
    return { kind: 'accepted', reading, addsVersion };
  };

  const decideEvent = (reading: EventReading): Outcome => {
    const repeated = again(reading, attributionOfEvent(reading));
    if (repeated) return repeated;
    const before = fingerprints.get(reading.event.id);
    if (before === undefined) return accept(reading);
    if (before === reading.fingerprint) return { kind: 'duplicate', reading };
    return quarantine(reading, 'id-conflict', `the id ${reading.event.id} is held with other content`);
  };

  const decideRefused = (reading: RefusedReading): Outcome =>
    (reading.attribution && again(reading, reading.attribution)) ?? { kind: 'quarantined', reading };

  return readings.flatMap((reading) => {
    if (reading.kind === 'checkpoint') return [];
    return [reading.kind === 'event' ? decideEvent(reading) : decideRefused(reading)];
  });
}
