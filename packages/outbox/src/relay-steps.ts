import { type Producer, TOPICS, topicNames } from '@rep/contracts';
import { type EventStream, type OutgoingRecord, partitionFor } from '@rep/event-stream';
import { checkpointRecords } from './checkpoint.ts';
import { OutboxError } from './errors.ts';
import { headersOf } from './headers.ts';
import type { RelaySession, RelayState, StoredEvent } from './relay.repository.ts';

const BATCH = { maxEvents: 2_000, maxBytes: 4_000_000 };

function toRecord(event: StoredEvent): OutgoingRecord {
  const topic = topicNames.find((name) => name === event.topic);
  if (!topic) throw new OutboxError('stream-out-of-step', `No topic ${event.topic} is in the registry.`);
  return {
    topic,
    partition: partitionFor(event.key, TOPICS[topic].partitions),
    key: event.key,
    value: event.body,
    headers: headersOf(event.traceparent),
  };
}

function assertContiguous(after: number, events: readonly StoredEvent[]): void {
  const gap = events.findIndex(({ sequence }, index) => sequence !== after + 1 + index);
  if (gap === -1) return;
  throw new OutboxError('stream-out-of-step', `The outbox has a gap after sequence ${after + gap}.`);
}

async function advance(session: RelaySession, from: RelayState, to: RelayState): Promise<RelayState> {
  if (await session.advance(from, to)) return to;
  throw new OutboxError('stream-out-of-step', 'Another relay moved the outbox while this one held its lock.');
}

/** One step of the relay: from a state to the next one, which is noted only after the stream has acknowledged. */
type RelayStep = (session: RelaySession, state: RelayState) => Promise<RelayState>;

export type RelaySteps = {
  /** Brings the next events; the same state where there are none. */
  readonly relayBatch: RelayStep;
  /** Tells every partition of every topic what was produced up to here. */
  readonly checkpoint: RelayStep;
};

export const createRelaySteps = (stream: EventStream, producer: Producer): RelaySteps => ({
  async relayBatch(session, state) {
    const events = await session.read(state.relayedThrough, BATCH);
    if (events.length === 0) return state;
    assertContiguous(state.relayedThrough, events);
    await stream.publish(events.map(toRecord));
    return advance(session, state, { ...state, relayedThrough: state.relayedThrough + events.length });
  },
  async checkpoint(session, state) {
    const sequence = state.relayedThrough;
    const produced = await session.produced(sequence, state.checkpointedThrough);
    await stream.publish(checkpointRecords({ producer, sequence, ...produced }));
    return advance(session, state, { ...state, checkpointedThrough: sequence });
  },
});
