export { connectStream, type StreamSettings } from './connect-stream.ts';
export { StreamError, type StreamErrorCode } from './errors.ts';
export { type BackOff, createBackOff, createLatch, type Latch } from './latch.ts';
export { partitionFor } from './partition-for.ts';
export type {
  BatchOutcome,
  EventStream,
  MessageBatch,
  OutgoingRecord,
  PartitionLag,
  RetryOutcome,
  StreamClaim,
  StreamMessage,
  SubscribeOptions,
  Subscription,
  TopicPartition,
  TopicSpec,
} from './port.ts';
export { createStreamPart } from './stream-part.ts';
export { streamSettings } from './stream-settings.ts';
