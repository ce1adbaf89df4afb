import type {
  BatchOutcome,
  MessageBatch,
  StreamMessage,
  SubscribeOptions,
  TopicPartition,
} from '@rep/event-stream';

export const waiting = { timeout: 25_000, interval: 20 };

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

export type CollectorOptions = Partial<
  Pick<SubscribeOptions, 'maxBatchMessages' | 'maxBatchBytes' | 'loadPositions'>
> & {
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
    loadPositions: async (partitions) => partitions.map((partition) => store.get(nameOf(partition)) ?? 0),
    ...options,
    received,
    batches,
    store,
    texts: (partition) =>
      received
        .filter((message) => partition === undefined || message.partition === partition)
        .map((message) => message.value.toString()),
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

export type Gate = { readonly opened: Promise<undefined>; open(): void };

/** Holds a handler in the middle of a batch: `before: () => hold.opened`. */
export function gate(): Gate {
  const { promise: opened, resolve } = Promise.withResolvers<undefined>();
  return { opened, open: () => resolve(undefined) };
}
