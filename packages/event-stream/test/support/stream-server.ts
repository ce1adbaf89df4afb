import type { StreamSettings, TopicPartition } from '@rep/event-stream';

/** What the contract suite needs of an adapter's real server. */
export type StreamServer = {
  /** Settings for one more connection to the same stream, also from another process. */
  readonly settings: StreamSettings;
  /** kill -9 of the server that holds the stream. */
  kill(): Promise<void>;
  restart(): Promise<void>;
  /** Drops the records of a partition below `offset`, as a retention would. */
  trim(partition: TopicPartition, offset: number): Promise<void>;
  stop(): Promise<void>;
};
