import { StreamError } from '../errors.ts';
import { handOut } from '../handler.ts';
import { createBackOff, pauseFor } from '../latch.ts';
import { partitionName } from '../partition-name.ts';
import type { StreamMessage, SubscribeOptions, TopicPartition } from '../port.ts';
import type { KafkaAdmin, Watermarks } from './admin.ts';
import { type AssignedPartition, createAssignedPartition } from './assigned-partition.ts';
import { isUnavailable } from './kafka-error.ts';
import { firstBatch } from './messages.ts';

const LOAD_FIRST_MS = 100;
const LOAD_MOST_MS = 5_000;

/** What a consumer of kafkajs does for its partitions. */
type FetchControl = {
  seek(partition: TopicPartition, offset: number): void;
  pause(partition: TopicPartition): void;
  resume(partition: TopicPartition): void;
};

export type Fetched = {
  readonly messages: readonly StreamMessage[];
  readonly highWatermark: number;
  /** Tells kafkajs that everything below `next` is done with. */
  resolve(next: number): void;
};

export type PartitionsContext = {
  readonly options: SubscribeOptions;
  readonly admin: KafkaAdmin;
  readonly control: FetchControl;
  isPaused(partition: TopicPartition): boolean;
  fail(error: unknown): void;
};

/** Throws `offset-out-of-range` unless `position` lies within what the partition holds or is the next to come. */
function assertWithin(position: number, marks: Watermarks | undefined): void {
  if (marks && position >= marks.low && position <= marks.high) return;
  const name = marks ? partitionName(marks) : 'an unknown partition';
  throw new StreamError(
    'offset-out-of-range',
    `Position ${position} of ${name} is outside what the stream holds (${marks?.low} to ${marks?.high}).`,
  );
}

/** The partitions of one member: their positions, what may be handed out of them, and when that ends. */
export function createPartitions({ options, admin, control, isPaused, fail }: PartitionsContext) {
  let assigned = new Map<string, AssignedPartition>();
  const find = (partition: TopicPartition): AssignedPartition | undefined =>
    assigned.get(partitionName(partition));
  const isOpen = (partition: AssignedPartition): boolean =>
    !partition.controller.signal.aborted && !partition.held && !isPaused(partition);
  const sync = (partition: AssignedPartition): void => {
    if (partition.controller.signal.aborted) return;
    if (isOpen(partition)) control.resume(partition);
    else control.pause(partition);
  };
  const hold = (partition: AssignedPartition, held: boolean): void => {
    partition.held = held;
    sync(partition);
  };
  const marksOf = async (partitions: readonly AssignedPartition[]): Promise<Map<string, Watermarks>> => {
    const topics = [...new Set(partitions.map(({ topic }) => topic))];
    return new Map((await admin.watermarks(topics)).map((marks) => [partitionName(marks), marks]));
  };
  /** Positions of the partitions, from the subscriber or as they stand, checked against the log; null: try again. */
  const positionsOf = async (partitions: readonly AssignedPartition[]): Promise<readonly number[] | null> => {
    const loaded = await options.loadPositions(
      partitions.map(({ topic, partition }) => ({ topic, partition })),
    );
    if ('kind' in loaded) return null;
    const marks = await marksOf(partitions);
    return partitions.map((partition, index) => {
      const position = partition.position ?? loaded[index] ?? 0;
      assertWithin(position, marks.get(partitionName(partition)));
      return position;
    });
  };
  const open = async (partitions: readonly AssignedPartition[]): Promise<void> => {
    const backOff = createBackOff(LOAD_FIRST_MS, LOAD_MOST_MS);
    const signal = AbortSignal.any(partitions.map(({ controller }) => controller.signal));
    while (!signal.aborted) {
      const positions = await positionsOf(partitions).catch((error: unknown) => {
        if (isUnavailable(error)) return null;
        throw error;
      });
      if (signal.aborted) return;
      if (positions) {
        for (const [index, partition] of partitions.entries()) {
          partition.position ??= positions[index] ?? 0;
          control.seek(partition, partition.position);
          hold(partition, false);
        }
        return;
      }
      await pauseFor(backOff.next(), signal);
    }
  };
  /** Checks a position that kafkajs could not read from, and reads from it again if the log holds it. */
  const recheck = (partition: AssignedPartition): void => {
    hold(partition, true);
    open([partition]).catch(fail);
  };
  const retryLater = async (partition: AssignedPartition): Promise<void> => {
    hold(partition, true);
    await pauseFor(partition.backOff.next(), partition.controller.signal);
    hold(partition, false);
  };
  const handOutAll = async (partition: AssignedPartition, fetched: Fetched): Promise<void> => {
    const { topic, partition: number, controller } = partition;
    let rest = fetched.messages;
    while (rest.length > 0 && isOpen(partition)) {
      const { seeks } = partition;
      const messages = firstBatch(rest, options);
      const { highWatermark } = fetched;
      const batch = { topic, partition: number, messages, highWatermark, signal: controller.signal };
      const outcome = await handOut(options, batch);
      if (outcome.kind === 'retry') return void retryLater(partition);
      if (outcome.kind === 'dropped' || partition.seeks !== seeks) return;
      const { next } = outcome;
      partition.position = next;
      partition.backOff.reset();
      fetched.resolve(next);
      rest = rest.filter(({ offset }) => offset >= next);
    }
  };
  return {
    all: (): TopicPartition[] => [...assigned.values()].map(({ topic, partition }) => ({ topic, partition })),
    find,
    /** A new generation of the group: what was assigned before is over. */
    assign(partitions: readonly TopicPartition[]): void {
      for (const { controller } of assigned.values()) controller.abort();
      assigned = new Map(
        partitions.map((p) => [partitionName(p), createAssignedPartition(p.topic, p.partition)]),
      );
      for (const partition of assigned.values()) sync(partition);
      if (assigned.size > 0) open([...assigned.values()]).catch(fail);
    },
    abortAll(): void {
      for (const { controller } of assigned.values()) controller.abort();
    },
    sync(partition: TopicPartition): void {
      const found = find(partition);
      if (found) sync(found);
    },
    recheck(partition: TopicPartition): void {
      const found = find(partition);
      if (found?.position !== null && found && !found.controller.signal.aborted) recheck(found);
    },
    /** Hands out what is at the position or above it; a rejection is the subscriber's bug. */
    async take(at: TopicPartition, fetched: Fetched): Promise<void> {
      const partition = find(at);
      if (!partition || !isOpen(partition) || partition.position === null) return;
      const { position } = partition;
      const messages = fetched.messages.filter(({ offset }) => offset >= position);
      const first = messages[0]?.offset ?? position;
      const isGap = first !== position || fetched.highWatermark < position;
      // A gap that is still there after a check is one that Kafka means (a control record): go on behind it.
      if (isGap && partition.gapAt !== position) {
        partition.gapAt = position;
        return recheck(partition);
      }
      await handOutAll(partition, { ...fetched, messages });
    },
    async seek(at: TopicPartition, offset: number): Promise<void> {
      const partition = find(at);
      if (!partition || partition.controller.signal.aborted)
        throw new StreamError('not-assigned', `This member does not own ${partitionName(at)}.`);
      assertWithin(offset, (await marksOf([partition])).get(partitionName(at)));
      partition.seeks += 1;
      partition.position = offset;
      partition.gapAt = null;
      control.seek(partition, offset);
    },
  };
}
