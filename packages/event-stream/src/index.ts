export { StreamError, type StreamErrorCode } from './errors.ts';
export { partitionFor } from './partition-for.ts';
export type {
  BatchOutcome,
  EventStream,
  MessageBatch,
  OutgoingRecord,
  PartitionLag,
  StreamMessage,
  SubscribeOptions,
  Subscription,
  TopicPartition,
  TopicSpec,
} from './port.ts';
