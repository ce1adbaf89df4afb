import { type Producer, TOPICS, topicNames } from '@rep/contracts';
import {
  createBackOff,
  createLatch,
  type EventStream,
  type OutgoingRecord,
  partitionFor,
  StreamError,
} from '@rep/event-stream';
import { isDatabaseAway, type Logger, type Part } from '@rep/service-kit';
import { checkpointRecords } from './checkpoint.ts';
import { OutboxError } from './errors.ts';
import { headersOf } from './headers.ts';
import {
  openRelaySession,
  type RelaySession,
  type RelayState,
  type StoredEvent,
} from './relay.repository.ts';

export type RelayOptions = {
  /** Of the producer's own database. */
  readonly databaseUrl: string;
  readonly stream: EventStream;
  readonly producer: Producer;
  readonly logger: Logger;
};

const BATCH = { maxEvents: 2_000, maxBytes: 4_000_000 };
/** Notifications wake the relay; this is for the one that gets lost, and for a lock that another relay holds. */
const IDLE_MS = 1_000;
/** A checkpoint is a record per partition, so a busy producer writes no more than one round in this time. */
const CHECKPOINT_MS = 1_000;
const RETRY_FIRST_MS = 100;
const RETRY_MOST_MS = 5_000;

const isPassing = (error: unknown): boolean =>
  isDatabaseAway(error) || (error instanceof StreamError && error.code === 'stream-unavailable');

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

/** Brings the outbox to the stream: in order, at least once, by one process at a time. */
export function createRelay({ databaseUrl, stream, producer, logger }: RelayOptions): Part {
  const latch = createLatch();
  const backOff = createBackOff(RETRY_FIRST_MS, RETRY_MOST_MS);
  let stopping = false;
  let problem: string | null = 'the relay has not started';
  let checkpointDue = 0;

  const advance = async (session: RelaySession, from: RelayState, to: RelayState): Promise<RelayState> => {
    if (await session.advance(from, to)) return to;
    throw new OutboxError(
      'stream-out-of-step',
      'Another relay moved the outbox while this one held its lock.',
    );
  };
  const checkpoint = async (session: RelaySession, state: RelayState): Promise<RelayState> => {
    const sequence = state.relayedThrough;
    const produced = await session.produced(sequence, state.checkpointedThrough);
    const records = checkpointRecords({ producer, sequence, ...produced });
    await stream.publish(records);
    checkpointDue = Date.now() + CHECKPOINT_MS;
    return advance(session, state, { ...state, checkpointedThrough: sequence });
  };
  const relayBatch = async (session: RelaySession, state: RelayState): Promise<RelayState> => {
    const events = await session.read(state.relayedThrough, BATCH);
    if (events.length === 0) return state;
    assertContiguous(state.relayedThrough, events);
    await stream.publish(events.map(toRecord));
    return advance(session, state, { ...state, relayedThrough: state.relayedThrough + events.length });
  };
  const turn = async (session: RelaySession, before: RelayState): Promise<RelayState> => {
    const state = await relayBatch(session, before);
    const behind = state.relayedThrough - state.checkpointedThrough;
    const wait = checkpointDue - Date.now();
    backOff.reset();
    problem = null;
    if (behind > 0 && wait <= 0) return checkpoint(session, state);
    if (state === before) await latch.wait(behind > 0 ? wait : IDLE_MS);
    return state;
  };
  const relayWith = async (session: RelaySession): Promise<void> => {
    while (!stopping && !(await session.tryLock())) {
      problem = 'another process relays this outbox';
      await latch.wait(IDLE_MS);
    }
    let state = stopping ? null : await session.state();
    while (!stopping && state) state = await turn(session, state);
  };
  const attempt = async (): Promise<void> => {
    const session = await openRelaySession(databaseUrl, latch.wake);
    try {
      await relayWith(session);
    } finally {
      await session.close().catch(() => undefined); // a broken session is closed already
    }
  };
  const run = async (): Promise<void> => {
    while (!stopping) {
      try {
        await attempt();
      } catch (error) {
        if (!isPassing(error)) throw error;
        problem = 'the relay cannot reach its database or the stream';
        logger.warn({ err: error, producer }, problem);
        if (!stopping) await latch.wait(backOff.next());
      }
    }
  };

  let running: Promise<void> = Promise.resolve();
  const { promise: failed, reject } = Promise.withResolvers<never>();
  failed.catch(() => undefined); // whoever runs the part listens
  return {
    name: 'outbox relay',
    failed,
    async start() {
      running = run().catch(reject);
    },
    async stop() {
      stopping = true;
      latch.wake();
      await running;
    },
    readiness: () => (problem === null ? [] : [problem]),
  };
}
