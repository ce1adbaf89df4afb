import { randomBytes } from 'node:crypto';
import type {
  BatchOutcome,
  EventStream,
  MessageBatch,
  OutgoingRecord,
  StreamMessage,
  StreamSettings,
  SubscribeOptions,
  TopicPartition,
} from '@rep/event-stream';

/** What the contract suite needs of an adapter's real server. */
export type Harness = {
  /** Settings for one more connection to the same stream, also from another process. */
  readonly settings: StreamSettings;
  /** kill -9 of the server that holds the stream. */
  kill(): Promise<void>;
  restart(): Promise<void>;
  /** Drops the records of a partition below `offset`, as a retention would. */
  trim(partition: TopicPartition, offset: number): Promise<void>;
  stop(): Promise<void>;
};

export const INSTALLATION = 'contract-suite';
export const waiting = { timeout: 25_000, interval: 20 };

const unique = (): string => randomBytes(5).toString('hex');
export const newGroup = (): string => `group-${unique()}`;

export async function newTopic(stream: EventStream, partitions: number): Promise<string> {
  const name = `contract.${unique()}.v1`;
  await stream.claim({
    installationId: INSTALLATION,
    expectedStreamId: null,
    topics: [{ name, partitions }],
  });
  return name;
}

export const record = (topic: string, partition: number, text: string): OutgoingRecord => ({
  topic,
  partition,
  key: `key-${partition}`,
  value: Buffer.from(text),
});

export const records = (topic: string, partition: number, count: number, from = 0): OutgoingRecord[] =>
  Array.from({ length: count }, (_, n) => record(topic, partition, String(from + n)));

type Received = TopicPartition & StreamMessage;

/** Where a subscriber keeps its positions: shared by the members of a group, as a database would be. */
type Store = Map<string, number>;
const nameOf = ({ topic, partition }: TopicPartition): string => `${topic}/${partition}`;

export type Collector = SubscribeOptions & {
  readonly received: Received[];
  readonly batches: MessageBatch[];
  readonly store: Store;
  texts(partition?: number): string[];
};

export type CollectorOptions = Partial<Pick<SubscribeOptions, 'maxBatchMessages' | 'maxBatchBytes'>> & {
  readonly group: string;
  readonly topics: readonly string[];
  readonly store?: Store;
  /** Runs before a batch is kept; its outcome, where it gives one, stands. */
  before?(batch: MessageBatch): Promise<BatchOutcome | undefined>;
};

/** A subscriber that keeps what it is handed together with its position, and nothing after an abort. */
export function collector(options: CollectorOptions): Collector {
  const { store = new Map(), before } = options;
  const received: Received[] = [];
  const batches: MessageBatch[] = [];
  return {
    maxBatchMessages: 100,
    maxBatchBytes: 1_000_000,
    ...options,
    received,
    batches,
    store,
    texts: (partition) =>
      received
        .filter((message) => partition === undefined || message.partition === partition)
        .map((message) => message.value.toString()),
    loadPositions: async (partitions) => partitions.map((partition) => store.get(nameOf(partition)) ?? 0),
    async onBatch(batch) {
      batches.push(batch);
      const outcome = await before?.(batch);
      if (outcome) return outcome;
      batch.signal.throwIfAborted();
      const { topic, partition, messages } = batch;
      received.push(...messages.map((message) => ({ topic, partition, ...message })));
      const next = (messages.at(-1)?.offset ?? 0) + 1;
      store.set(nameOf(batch), next);
      return { kind: 'done', next };
    },
  };
}

export const numbers = (count: number, from = 0): string[] =>
  Array.from({ length: count }, (_, n) => String(from + n));

export type Gate = { readonly opened: Promise<void>; open(): void };

/** Holds a handler in the middle of a batch. */
export function gate(): Gate {
  const { promise: opened, resolve: open } = Promise.withResolvers<void>();
  return { opened, open };
}
