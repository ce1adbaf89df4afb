import { StreamError } from './errors.ts';
import type { PartitionLag, SubscribeOptions, TopicPartition } from './port.ts';

/** Puts the subscriber's own positions beside the high watermarks. */
export async function lagOf(
  watermarks: readonly (TopicPartition & { readonly high: number })[],
  options: SubscribeOptions,
): Promise<readonly PartitionLag[]> {
  const partitions = watermarks.map(({ topic, partition }) => ({ topic, partition }));
  const positions = await options.loadPositions(partitions);
  if ('kind' in positions) {
    throw new StreamError('stream-unavailable', `The positions cannot be read now: ${positions.reason}`);
  }
  return watermarks.map(({ topic, partition, high }, index) => ({
    topic,
    partition,
    position: positions[index] ?? 0,
    highWatermark: high,
  }));
}
