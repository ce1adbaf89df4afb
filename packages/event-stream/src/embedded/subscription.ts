import { StreamError } from '../errors.ts';
import { lagOf } from '../lag.ts';
import { createBackOff, createLatch } from '../latch.ts';
import { partitionName } from '../partition-name.ts';
import type { SubscribeOptions, Subscription, TopicPartition } from '../port.ts';
import { isUnavailable, isUnknownMember } from './database-error.ts';
import { joinGroup, type MemberSession, type OwnedPartition } from './group.repository.ts';
import type { LogRepository } from './log.repository.ts';
import { assertHeld, createPartitionReader, type PartitionReader } from './partition-reader.ts';

const HEARTBEAT_MS = 1_000;
const REJOIN_FIRST_MS = 100;
const REJOIN_MOST_MS = 5_000;

export type EmbeddedSubscriptionContext = {
  readonly url: string;
  readonly streamId: string;
  readonly log: LogRepository;
};

/** A member of a consumer group on the embedded log: heartbeats, readers of the partitions it owns, rejoining. */
export function createEmbeddedSubscription(
  { url, streamId, log }: EmbeddedSubscriptionContext,
  options: SubscribeOptions,
): Subscription {
  const readers = new Map<number, PartitionReader>();
  const paused = new Set<string>();
  const latch = createLatch();
  const isPaused = (partition: TopicPartition): boolean => paused.has(partitionName(partition));
  let stopping = false;
  let bug: { error: unknown } | null = null;

  const fail = (error: unknown): void => {
    bug ??= { error };
    latch.wake();
  };
  const abortAll = (): void => {
    for (const reader of readers.values()) reader.abort();
  };
  const drain = async (): Promise<void> => {
    abortAll();
    await Promise.allSettled([...readers.values()].map((reader) => reader.ended));
    readers.clear();
  };
  const start = (owned: OwnedPartition): void => {
    const partition = { topic: owned.topic, partition: owned.partition };
    const reader = createPartitionReader(partition, { log, options, isPaused });
    readers.set(owned.id, reader);
    reader.ended.catch(fail);
  };
  const giveBack = async (session: MemberSession, id: number, reader: PartitionReader): Promise<void> => {
    reader.abort();
    await reader.ended.catch(() => undefined); // `fail` has it
    readers.delete(id);
    // A session that is lost meanwhile has lost the partition with it.
    await session.release(id).catch((error) => (isUnavailable(error) ? latch.wake() : fail(error)));
  };
  const revoking = new Set<number>();
  const apply = (session: MemberSession, owned: readonly OwnedPartition[]): void => {
    for (const partition of owned) {
      const reader = readers.get(partition.id);
      if (partition.assigned && !reader && !revoking.has(partition.id)) start(partition);
      if (partition.assigned || !reader || revoking.has(partition.id)) continue;
      revoking.add(partition.id);
      void giveBack(session, partition.id, reader).finally(() => revoking.delete(partition.id));
    }
  };
  const join = async (lost: { error: unknown }): Promise<MemberSession> => {
    const session = await joinGroup(url, options, {
      logged: (ids) => {
        for (const id of ids) readers.get(id)?.wake();
      },
      groupChanged: latch.wake,
      lost: (error) => {
        lost.error ??= error;
        abortAll();
        latch.wake();
      },
    });
    if (session.streamId === streamId) return session;
    session.drop();
    throw new StreamError(
      'stream-mismatch',
      'The database now holds another stream: start the service again.',
    );
  };
  const beLoyal = async (session: MemberSession, lost: { error: unknown }): Promise<void> => {
    while (!stopping && !bug) {
      if (lost.error) throw lost.error;
      apply(session, await session.heartbeat());
      await latch.wait(HEARTBEAT_MS);
    }
  };
  const membership = async (): Promise<void> => {
    const lost: { error: unknown } = { error: null };
    const session = await join(lost);
    try {
      await beLoyal(session, lost);
    } catch (error) {
      await drain();
      session.drop();
      throw error;
    }
    await drain();
    await session.leave().catch((error) => {
      session.drop();
      if (!isUnavailable(error)) throw error;
    });
  };
  const run = async (): Promise<void> => {
    const backOff = createBackOff(REJOIN_FIRST_MS, REJOIN_MOST_MS);
    while (!stopping && !bug) {
      try {
        await membership();
      } catch (error) {
        if (!isUnavailable(error) && !isUnknownMember(error)) throw error;
        await latch.wait(backOff.next());
      }
    }
    if (bug) throw bug.error;
  };
  const finished = run();
  return {
    assignment: () => [...readers.values()].map((reader) => reader.partition),
    pause(partitions) {
      for (const partition of partitions) paused.add(partitionName(partition));
    },
    resume(partitions) {
      for (const partition of partitions) paused.delete(partitionName(partition));
      for (const reader of readers.values()) reader.wake();
    },
    async seek(partition, offset) {
      const name = partitionName(partition);
      const reader = [...readers.values()].find((r) => partitionName(r.partition) === name);
      if (!reader) throw new StreamError('not-assigned', `This member does not own ${name}.`);
      const slice = await log.read(partition, offset, { maxBatchMessages: 1, maxBatchBytes: 1 });
      if (slice) assertHeld(partition, offset, slice);
      reader.seek(offset);
    },
    lag: async () => lagOf(await log.watermarks(options.topics), options),
    finished,
    async stop() {
      stopping = true;
      latch.wake();
      await finished.catch(() => undefined); // `finished` is where a failure is reported
    },
  };
}
