import type { RepId, Topic } from '@rep/contracts';
import {
  type BatchOutcome,
  type EventStream,
  type MessageBatch,
  StreamError,
  type Subscription,
} from '@rep/event-stream';
import { FatalMismatch, isDatabaseAway, type Logger, type Part, type Queryable } from '@rep/service-kit';
import { findProfile } from '../profile/profile.repository.ts';
import { applyRegistryMessage } from './apply-registry-event.ts';
import { assertContiguous } from './assert-contiguous.ts';
import {
  advancePosition,
  assertOwnStream,
  loadPosition,
  lockPosition,
  quarantine,
} from './registry.repository.ts';

export type RegistryConsumerOptions = {
  readonly repId: RepId;
  readonly stream: EventStream;
  readonly pool: Queryable;
  transaction<T>(work: (db: Queryable) => Promise<T>): Promise<T>;
  readonly logger: Logger;
};

/** Who is in a partnership, and what the national service configures: templates, standards, halts. */
const TOPICS: readonly Topic[] = ['registry.partnership.v1', 'registry.configuration.v1'];
const BATCH = { maxBatchMessages: 200, maxBatchBytes: 2_000_000 };
const AWAY = { kind: 'retry', reason: 'the database does not answer' } as const;

/** A stream that no longer holds what comes next is nothing a restart can mend. */
const asFatal = (error: unknown): unknown =>
  error instanceof StreamError && (error.code === 'offset-out-of-range' || error.code === 'stream-mismatch')
    ? new FatalMismatch(error.message, { cause: error })
    : error;

/** Effects, dedupe marker, quarantine and position of a batch in one transaction. Returns the next offset. */
async function takeBatch(options: RegistryConsumerOptions, batch: MessageBatch): Promise<number> {
  const { repId, stream, logger } = options;
  const next = (batch.messages.at(-1)?.offset ?? 0) + 1;
  await options.transaction(async (db) => {
    const position = await lockPosition(db, batch, stream.streamId);
    assertContiguous(batch, position);
    for (const message of batch.messages.filter(({ offset }) => offset >= position)) {
      const { offset, value: bytes } = message;
      const applied = await applyRegistryMessage(db, repId, message);
      if (applied.kind === 'quarantine') {
        const { topic, partition } = batch;
        const { reason, detail } = applied;
        logger.warn({ topic, partition, offset, reason }, 'a message of the registry was quarantined');
        await quarantine(db, { topic, partition, offset, reason, detail, bytes });
      }
    }
    await advancePosition(db, batch, Math.max(position, next));
    batch.signal.throwIfAborted(); // the partition is somebody else's now: undo
  });
  return next;
}

const handler =
  (options: RegistryConsumerOptions) =>
  async (batch: MessageBatch): Promise<BatchOutcome> => {
    try {
      return { kind: 'done', next: await takeBatch(options, batch) };
    } catch (error) {
      if (isDatabaseAway(error)) return AWAY;
      throw error;
    }
  };

const positions =
  ({ pool }: RegistryConsumerOptions) =>
  async (partitions: readonly { topic: string; partition: number }[]) => {
    try {
      return await Promise.all(partitions.map((place) => loadPosition(pool, place)));
    } catch (error) {
      if (isDatabaseAway(error)) return AWAY;
      throw error;
    }
  };

/**
 * Keeps the partnership's profile as the national registry tells it. Positions are in the partnership's own database,
 * beside what came of the events; it does not start with positions of another stream (FatalMismatch), and ends where
 * messages are missing.
 */
export function createRegistryConsumer(options: RegistryConsumerOptions): Part {
  const { repId, stream, pool } = options;
  const { promise: failed, reject } = Promise.withResolvers<never>();
  failed.catch(() => undefined); // whoever runs the part listens
  let subscription: Subscription | undefined;
  return {
    name: 'registry consumer',
    failed,
    start: async () => {
      await assertOwnStream(pool, stream.streamId);
      const [loadPositions, onBatch] = [positions(options), handler(options)];
      const group = `rep-${repId}.registry`;
      subscription = await stream.subscribe({ ...BATCH, group, topics: TOPICS, loadPositions, onBatch });
      subscription.finished.catch((error) => reject(asFatal(error)));
    },
    stop: async () => subscription?.stop(),
    readiness: async () => {
      const profile = await findProfile(pool, repId).catch(() => null);
      return profile ? [] : ['waiting for the registry'];
    },
  };
}
