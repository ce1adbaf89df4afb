import type { MessageBatch } from '@rep/event-stream';

/**
 * Throws where messages are missing within a batch; one that does not begin at the position is found by the position
 * itself. Our topics are neither compacted nor written in Kafka's transactions, so each offset follows the one before.
 */
export function assertContiguous(batch: Pick<MessageBatch, 'topic' | 'partition' | 'messages'>): void {
  for (const [index, { offset }] of batch.messages.entries()) {
    const before = batch.messages[index - 1];
    if (!before || offset === before.offset + 1) continue;
    const { topic, partition } = batch;
    throw new Error(
      `Messages of ${topic}/${partition} from ${before.offset + 1} to before ${offset} were skipped.`,
    );
  }
}
