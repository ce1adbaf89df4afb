import type { Producer } from '@rep/contracts';
import { createBackOff, createLatch, type EventStream, StreamError } from '@rep/event-stream';
import { isDatabaseAway, type Logger, type Part } from '@rep/service-kit';
import { openRelaySession, type RelaySession, type RelayState } from './relay.repository.ts';
import { createRelaySteps } from './relay-steps.ts';

export type RelayOptions = {
  /** Of the producer's own database. */
  readonly databaseUrl: string;
  readonly stream: EventStream;
  readonly producer: Producer;
  readonly logger: Logger;
};

/** Notifications wake the relay; this is for the one that gets lost, and for a lock that another relay holds. */
const IDLE_MS = 1_000;
/** A checkpoint is a record per partition, so a busy producer writes no more than one round in this time. */
const CHECKPOINT_MS = 1_000;
const RETRY_FIRST_MS = 100;
const RETRY_MOST_MS = 5_000;

const isPassing = (error: unknown): boolean =>
  isDatabaseAway(error) || (error instanceof StreamError && error.code === 'stream-unavailable');

/** Brings the outbox to the stream: in order, at least once, by one process at a time. */
export function createRelay({ databaseUrl, stream, producer, logger }: RelayOptions): Part {
  const latch = createLatch();
  const backOff = createBackOff(RETRY_FIRST_MS, RETRY_MOST_MS);
  let stopping = false;
  let problem: string | null = 'the relay has not started';
  let checkpointDue = 0;
  const { relayBatch, checkpoint } = createRelaySteps(stream, producer);

  const turn = async (session: RelaySession, before: RelayState): Promise<RelayState> => {
    const state = await relayBatch(session, before);
    const behind = state.relayedThrough - state.checkpointedThrough;
    const wait = checkpointDue - Date.now();
    backOff.reset();
    problem = null;
    if (behind > 0 && wait <= 0) {
      const told = await checkpoint(session, state);
      checkpointDue = Date.now() + CHECKPOINT_MS;
      return told;
    }
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
