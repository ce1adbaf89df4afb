import { parseEvent } from '@rep/contracts';
import type { StreamMessage, TopicPartition } from '@rep/event-stream';
import { attributionOf, dayOf, isWriter } from './attribution.ts';
import { checkEvent } from './check-event.ts';
import { digest } from './fingerprint.ts';
import type { Attribution, Checkpoint, NumberedEvent, Reading, RefusedRow } from './reading.ts';
import { findUnstorableText } from './unstorable-text.ts';

type Written = { readonly message: StreamMessage; readonly at: TopicPartition; readonly now: Date };

/** Details go into a text column and a log: no U+0000, no half surrogates, no essays. */
const inShort = (detail: string): string => detail.toWellFormed().replaceAll('\0', '\uFFFD').slice(0, 500);

const refused = (
  { message }: Written,
  { reason, detail, attribution }: { reason: string; detail: string; attribution: Attribution | null },
): Reading => ({
  kind: 'refused',
  offset: message.offset,
  bytes: message.value,
  reason,
  detail: inShort(detail),
  attribution,
});

/** Content as far as a repeated id is concerned: not when it was sent, by which number, or in which trace. */
const fingerprintOf = (event: NumberedEvent, content: string | undefined): string => {
  const { type, subject, repid, pilotid } = event;
  const data =
    event.type === 'observation.recorded.v1'
      ? [event.data.release.name, event.data.release.version, event.data.dataset, content]
      : event.data;
  return digest(JSON.stringify([type, subject, repid, pilotid, data]));
};

function readCheckpoint(written: Written, event: Checkpoint): Reading {
  const { topic, partition } = written.at;
  if (event.data.topic === topic && event.data.partition === partition) {
    return { kind: 'checkpoint', offset: written.message.offset, event };
  }
  const detail = `a checkpoint of ${event.data.topic}/${event.data.partition} stood in ${topic}/${partition}`;
  return refused(written, { reason: 'misplaced-checkpoint', detail, attribution: null });
}

/** A row that its importer refused is evidence of nothing: it is kept where every refusal is, by the reason it came with. */
function readRefusal(written: Written, event: RefusedRow): Reading {
  const { producer, sequence, time, data } = event;
  const attribution = { producer, sequence, day: dayOf(time, written.now) };
  const checked = checkEvent(event, written.at.topic, written.now);
  if (!checked.ok) return refused(written, { ...checked, attribution });
  const detail = `${data.dataset}, line ${data.line}: ${data.detail}`;
  return refused(written, { reason: data.reason, detail, attribution });
}

function readEvent(written: Written, event: NumberedEvent): Reading {
  const { message, at } = written;
  const { producer, sequence } = event;
  if (event.type === 'observation.refused.v1') return readRefusal(written, event);
  const attribution = { producer, sequence, day: dayOf(event.time, written.now) };
  const unstorable = findUnstorableText(message.value, event);
  if (unstorable !== null) {
    const detail = `${unstorable} holds U+0000 or half of a surrogate pair`;
    return refused(written, { reason: 'unstorable-text', detail, attribution });
  }
  const checked = checkEvent(event, at.topic, written.now);
  if (!checked.ok) return refused(written, { ...checked, attribution });
  const { observation } = checked;
  return {
    kind: 'event',
    offset: message.offset,
    bytes: message.value,
    event,
    fingerprint: fingerprintOf(event, observation?.content),
    observation,
  };
}

/** One message to what it is. Never throws for what a message holds: that would be a bug of ours. */
export function readMessage(message: StreamMessage, at: TopicPartition, now: Date): Reading {
  const written = { message, at, now };
  const parsed = parseEvent(message.value);
  if (!parsed.ok) {
    const { code: reason, detail } = parsed;
    // The size limit comes first: nobody parses ten megabytes to see who sent them.
    const attribution = reason === 'too-large' ? null : attributionOf(message, now);
    return refused(written, { reason, detail, attribution });
  }
  const { event } = parsed;
  if (!isWriter(message, event.producer)) {
    const detail = `${message.writtenBy} wrote it and it says ${event.producer}`;
    return refused(written, { reason: 'producer-mismatch', detail, attribution: null });
  }
  return event.type === 'producer.checkpoint.v1' ? readCheckpoint(written, event) : readEvent(written, event);
}
