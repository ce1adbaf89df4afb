/**
 * The one port through which the platform speaks to an event stream. Two adapters implement it (Apache Kafka and a log
 * in PostgreSQL) and one contract suite proves that both keep the same promises:
 * order per partition, at least once, nothing handed out after a partition was revoked.
 *
 * Positions are the subscriber's own: it keeps the next offset of every partition beside the effects of the events
 * (in one transaction), and the stream asks for it on every assignment. The stream itself stores no position.
 */
export type TopicPartition = { readonly topic: string; readonly partition: number };

export type OutgoingRecord = TopicPartition & {
  /** Records of one key keep their order; `partitionFor` maps a key to its partition. */
  readonly key: string;
  readonly value: Buffer;
  readonly headers?: Readonly<Record<string, string>>;
};

export type StreamMessage = {
  readonly offset: number;
  readonly key: string;
  readonly value: Buffer;
  readonly headers: Readonly<Record<string, string>>;
  /** Who wrote it, as the stream itself knows: the database role on the embedded stream; null where it cannot tell. */
  readonly writtenBy: string | null;
};

export type MessageBatch = TopicPartition & {
  /** At least one message, in offset order, starting at or after the position. */
  readonly messages: readonly StreamMessage[];
  /** Offset that the next record written to this partition will get. */
  readonly highWatermark: number;
  /**
   * Aborted when the partition is revoked or the subscription stops: no effect may be committed after that. The
   * partition is given to another member only once the handler has settled, so settle soon; rejecting with the
   * signal's reason (`signal.throwIfAborted()`) is then no bug.
   */
  readonly signal: AbortSignal;
};

/**
 * What came of a batch. `done`: the position is now `next`. `retry`: nothing was kept, hand it out again later (the
 * store is away). A rejected promise is a bug: the subscription fails and `failed` tells why.
 */
export type RetryOutcome = { readonly kind: 'retry'; readonly reason: string };
export type BatchOutcome = { readonly kind: 'done'; readonly next: number } | RetryOutcome;

export type SubscribeOptions = {
  readonly group: string;
  readonly topics: readonly string[];
  readonly maxBatchMessages: number;
  readonly maxBatchBytes: number;
  /**
   * Next offsets of newly assigned partitions, in the order asked; 0 for a partition never read. `retry`: the store is
   * away, ask again later. A rejection is a bug and fails the subscription.
   */
  loadPositions(partitions: readonly TopicPartition[]): Promise<readonly number[] | RetryOutcome>;
  onBatch(batch: MessageBatch): Promise<BatchOutcome>;
};

export type PartitionLag = TopicPartition & { readonly position: number; readonly highWatermark: number };

export type Subscription = {
  assignment(): readonly TopicPartition[];
  /** Nothing is handed out of these until `resume`, whoever owns them in between; a batch in flight goes on. */
  pause(partitions: readonly TopicPartition[]): void;
  resume(partitions: readonly TopicPartition[]): void;
  /** Hands out from `offset` next. Throws `offset-out-of-range` when the stream no longer or not yet holds it. */
  seek(partition: TopicPartition, offset: number): Promise<void>;
  /** Of all partitions of the topics subscribed to; positions as `loadPositions` gives them. */
  lag(): Promise<readonly PartitionLag[]>;
  /** Rejects with a StreamError or the bug that ended the subscription; resolves when it was stopped. */
  readonly finished: Promise<void>;
  /** Waits for batches in flight, gives the partitions back, then resolves. */
  stop(): Promise<void>;
};

export type TopicSpec = { readonly name: string; readonly partitions: number };

export type StreamClaim = {
  /** Of this installation: a stream belongs to the first one that claims it, for ever. */
  readonly installationId: string;
  /** The stream that positions were kept for; null when none are. */
  readonly expectedStreamId: string | null;
  /** Made where they are missing or have fewer partitions; never shrunk. */
  readonly topics: readonly TopicSpec[];
};

export type EventStream = {
  /**
   * Identity of the stream that offsets belong to: `embedded:<uuid>` or `kafka:<cluster id>/<prefix><uuid>`. On Kafka
   * the claim gives it; topics that are deleted and made anew get another.
   */
  readonly streamId: string;
  /** Resolves when every record is durable. On rejection some may be: publish them all again, in order. */
  publish(records: readonly OutgoingRecord[]): Promise<void>;
  subscribe(options: SubscribeOptions): Promise<Subscription>;
  /**
   * Checks that this is the installation's stream, and makes its topics. Throws `stream-mismatch` with the sentence for
   * the user. On the embedded stream only its owner can claim or make topics; other roles can check.
   */
  claim(claim: StreamClaim): Promise<void>;
  /** Throws while the stream cannot be reached. */
  ping(): Promise<void>;
  close(): Promise<void>;
};
