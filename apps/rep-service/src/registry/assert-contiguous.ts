import type { MessageBatch } from '@rep/event-stream';

/**
 * Throws where messages are missing between the position and the end of a batch. Our topics are neither compacted nor
 * written in Kafka's transactions, so on both streams each offset follows the one before; one that does not was lost,
 * and to go on behind it would keep a profile that misses a change.
 */
export function assertContiguous(
  batch: Pick<MessageBatch, 'topic' | 'partition' | 'messages'>,
  position: number,
): void {
  let expected = position;
  for (const { offset } of batch.messages) {
    if (offset < position) continue;
    if (offset !== expected) {
      throw new Error(
        `Messages of ${batch.topic}/${batch.partition} from ${expected} to before ${offset} were skipped.`,
      );
    }
    expected += 1;
  }
}
