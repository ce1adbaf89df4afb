import type { Consumer, EachBatchPayload, LogEntry } from 'kafkajs';
import type { SubscribeOptions, TopicPartition } from '../port.ts';
import type { KafkaAdmin } from './admin.ts';
import { createClient } from './client.ts';
import { asStreamError } from './kafka-error.ts';
import { HEARTBEAT_MS, keepAlive } from './keep-alive.ts';
import { toStreamMessage } from './messages.ts';
import { createPartitions } from './partitions.ts';

/** A member that says nothing for so long loses its partitions: the least that brokers allow by default. */
const SESSION_TIMEOUT_MS = 6_000;
/** How long handlers have to settle in a rebalance. */
const REBALANCE_TIMEOUT_MS = 60_000;
const MAX_WAIT_MS = 200;
/**
 * Kafka fills a fetch partition by partition, and kafkajs fetches again only when all of it has been handled: a fetch
 * that is full before its last partition leaves that one waiting for the others.
 */
const PARTITIONS_IN_A_FETCH = 4;
const LEAST_PARTITION_BYTES = 1_048_576;
/** Growing topics are noticed within this time. */
const METADATA_MAX_AGE_MS = 30_000;
/** Partitions handled at the same time. */
const CONCURRENCY = 16;

export type MemberContext = {
  readonly brokers: readonly string[];
  readonly prefix: string;
  readonly admin: KafkaAdmin;
  readonly options: SubscribeOptions;
  isPaused(partition: TopicPartition): boolean;
};

type End = { readonly error: unknown } | null;

/** One consumer of kafkajs from its join to its end. It is used once: after a crash comes another. */
export function createMember({ brokers, prefix, admin, options, isPaused }: MemberContext) {
  const strip = (topic: string): string => topic.slice(prefix.length);
  const { promise: ended, resolve: end } = Promise.withResolvers<End>();
  // kafkajs resets a position out of range by itself and says so nowhere but in its log.
  const listen = ({ log }: LogEntry): void => {
    const { topic, partition, message } = log;
    if (message.startsWith('Offset out of range') && typeof topic === 'string')
      partitions.recheck({ topic: strip(topic), partition: Number(partition) });
  };
  const partitionBytes = Math.max(options.maxBatchBytes, LEAST_PARTITION_BYTES);
  const consumer: Consumer = createClient(brokers, listen).consumer({
    groupId: prefix + options.group,
    sessionTimeout: SESSION_TIMEOUT_MS,
    heartbeatInterval: HEARTBEAT_MS,
    rebalanceTimeout: REBALANCE_TIMEOUT_MS,
    maxWaitTimeInMs: MAX_WAIT_MS,
    maxBytes: PARTITIONS_IN_A_FETCH * partitionBytes,
    maxBytesPerPartition: partitionBytes,
    metadataMaxAge: METADATA_MAX_AGE_MS,
    allowAutoTopicCreation: false,
    retry: { retries: 2, restartOnFailure: async () => false }, // the subscription starts another member
  });
  const named = ({ topic, partition }: TopicPartition) => [
    { topic: prefix + topic, partitions: [partition] },
  ];
  const partitions = createPartitions({
    options,
    admin,
    isPaused,
    fail: (error) => end({ error }),
    control: {
      pause: (partition) => consumer.pause(named(partition)),
      resume: (partition) => consumer.resume(named(partition)),
      seek: ({ topic, partition }, offset) =>
        consumer.seek({ topic: prefix + topic, partition, offset: String(offset) }),
    },
  });
  const eachBatch = async (payload: EachBatchPayload): Promise<void> => {
    const { batch, resolveOffset, heartbeat, isStale, isRunning } = payload;
    if (isStale() || !isRunning()) return;
    const alive = keepAlive(heartbeat, partitions.abortAll);
    try {
      await partitions.take(
        { topic: strip(batch.topic), partition: batch.partition },
        {
          messages: batch.messages.map(toStreamMessage),
          highWatermark: Number(batch.highWatermark),
          resolve: (next) => resolveOffset(String(next - 1)),
        },
      );
    } catch (error) {
      partitions.abortAll();
      end({ error });
    }
    await alive.end();
  };
  const listenToGroup = (): void => {
    const { GROUP_JOIN, REBALANCING, CRASH } = consumer.events;
    consumer.on(REBALANCING, () => partitions.abortAll());
    consumer.on(GROUP_JOIN, ({ payload }) =>
      partitions.assign(
        Object.entries(payload.memberAssignment).flatMap(([topic, numbers]) =>
          numbers.map((partition) => ({ topic: strip(topic), partition })),
        ),
      ),
    );
    consumer.on(CRASH, ({ payload }) => end({ error: payload.error }));
  };
  const join = async (): Promise<void> => {
    listenToGroup();
    await consumer.connect();
    await consumer.subscribe({ topics: options.topics.map((topic) => prefix + topic) });
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: CONCURRENCY,
      eachBatch,
    });
  };
  return {
    partitions,
    /** Consumes until `leave` (resolves) or until something ends it (rejects). Nothing is in flight afterwards. */
    async run(): Promise<void> {
      const end = await join().then(
        () => ended,
        (error: unknown) => ({ error }),
      );
      partitions.abortAll();
      await consumer.disconnect().catch(() => undefined);
      if (end) throw asStreamError(end.error);
    },
    leave(): void {
      partitions.abortAll();
      end(null);
    },
  };
}
