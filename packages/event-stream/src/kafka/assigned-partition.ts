import { type BackOff, createBackOff } from '../latch.ts';
import type { TopicPartition } from '../port.ts';

const RETRY_FIRST_MS = 100;
const RETRY_MOST_MS = 5_000;

/** One partition for as long as one generation of the group gives it to this member. */
export type AssignedPartition = TopicPartition & {
  readonly controller: AbortController;
  readonly backOff: BackOff;
  /** Next offset to hand out; null until it was loaded. */
  position: number | null;
  /** Counts seeks, so that what was in flight before one does not move the position after it. */
  seeks: number;
  /** Held back: its position is being loaded or checked, or the subscriber's store is away. */
  held: boolean;
  /** Where messages were found missing once already. */
  gapAt: number | null;
};

export const createAssignedPartition = (topic: string, partition: number): AssignedPartition => ({
  topic,
  partition,
  controller: new AbortController(),
  backOff: createBackOff(RETRY_FIRST_MS, RETRY_MOST_MS),
  position: null,
  seeks: 0,
  held: true,
  gapAt: null,
});
