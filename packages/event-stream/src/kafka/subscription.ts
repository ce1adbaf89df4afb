import { StreamError } from '../errors.ts';
import { lagOf } from '../lag.ts';
import { createBackOff, createLatch } from '../latch.ts';
import { partitionName } from '../partition-name.ts';
import type { SubscribeOptions, Subscription, TopicPartition } from '../port.ts';
import type { KafkaAdmin } from './admin.ts';
import { isUnavailable } from './kafka-error.ts';
import { createMember } from './member.ts';

const REJOIN_FIRST_MS = 100;
const REJOIN_MOST_MS = 3_000;

export type KafkaSubscriptionContext = {
  readonly brokers: readonly string[];
  readonly prefix: string;
  readonly admin: KafkaAdmin;
};

/** A member of a consumer group that joins again whenever the broker was away. */
export function createKafkaSubscription(
  context: KafkaSubscriptionContext,
  options: SubscribeOptions,
): Subscription {
  const paused = new Set<string>();
  const latch = createLatch();
  const isPaused = (partition: TopicPartition): boolean => paused.has(partitionName(partition));
  let member: ReturnType<typeof createMember> | null = null;
  let stopping = false;

  const run = async (): Promise<void> => {
    const backOff = createBackOff(REJOIN_FIRST_MS, REJOIN_MOST_MS);
    while (!stopping) {
      try {
        member = createMember({ ...context, options, isPaused });
        await member.run();
      } catch (error) {
        if (!isUnavailable(error)) throw error;
        member = null;
        if (!stopping) await latch.wait(backOff.next());
      }
    }
  };
  const finished = run();
  const resync = (partitions: readonly TopicPartition[]): void => {
    for (const partition of partitions) member?.partitions.sync(partition);
  };
  return {
    assignment: () => member?.partitions.all() ?? [],
    pause(partitions) {
      for (const partition of partitions) paused.add(partitionName(partition));
      resync(partitions);
    },
    resume(partitions) {
      for (const partition of partitions) paused.delete(partitionName(partition));
      resync(partitions);
    },
    async seek(partition, offset) {
      if (!member) throw new StreamError('not-assigned', 'This member is not in its group now.');
      await member.partitions.seek(partition, offset);
    },
    lag: async () => lagOf(await context.admin.watermarks(options.topics), options),
    finished,
    async stop() {
      stopping = true;
      member?.leave();
      latch.wake();
      await finished.catch(() => undefined); // `finished` is where a failure is reported
    },
  };
}
