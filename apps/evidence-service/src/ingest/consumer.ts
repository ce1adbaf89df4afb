import { randomUUID } from 'node:crypto';
import { metrics } from '@opentelemetry/api';
import { topicNames } from '@rep/contracts';
import { type EventStream, type RetryOutcome, StreamError, type Subscription } from '@rep/event-stream';
import { FatalMismatch, type Logger, type Part, type Pool } from '@rep/service-kit';
import { createIngestBatch } from './ingest-batch.ts';
import { createKnownMeasures } from './known-measures.ts';
import { loadPositions } from './position.repository.ts';
import { readMessage } from './read-message.ts';
import { inWords, troubleOf } from './store-errors.ts';
import { createIngestTelemetry } from './telemetry.ts';

const GROUP = 'evidence';

export type ConsumerOptions = {
  readonly pool: Pool;
  /** Asked for at the start, so that the store can be checked against the stream it belongs to. */
  connect(): Promise<EventStream>;
  readonly maxBatchMessages: number;
  readonly maxBatchBytes: number;
  readonly logger: Logger;
};

/** A stream that is not the store's, or no longer holds what comes next, is nothing a restart can mend. */
const asFatal = (error: unknown): unknown =>
  error instanceof StreamError && (error.code === 'offset-out-of-range' || error.code === 'stream-mismatch')
    ? new FatalMismatch(error.message, { cause: error })
    : error;

async function observeLag(subscription: Subscription): Promise<void> {
  const gauge = metrics.getMeter('rep').createObservableGauge('rep_evidence_lag', {
    description: 'Messages of a partition that are not yet in the store',
    unit: '{message}',
  });
  gauge.addCallback(async (result) => {
    // The stream may be away; then there is nothing to say about it.
    for (const { topic, partition, position, highWatermark } of await subscription.lag().catch(() => [])) {
      result.observe(highWatermark - position, { topic, partition });
    }
  });
}

async function subscribe(options: ConsumerOptions, stream: EventStream): Promise<Subscription> {
  const { pool, logger, maxBatchBytes, maxBatchMessages } = options;
  const { streamId } = stream;
  await loadPositions(pool, streamId, []);
  const onBatch = createIngestBatch({
    pool,
    streamId,
    measures: createKnownMeasures(),
    run: randomUUID(),
    logger,
    telemetry: createIngestTelemetry(),
    read: readMessage,
  });
  const load = async (partitions: Parameters<typeof loadPositions>[2]): Promise<number[] | RetryOutcome> => {
    try {
      return await loadPositions(pool, streamId, partitions);
    } catch (error) {
      if (troubleOf(error) === 'again') return { kind: 'retry', reason: inWords(error) };
      throw error;
    }
  };
  const limits = { maxBatchMessages, maxBatchBytes };
  return stream.subscribe({ group: GROUP, topics: topicNames, ...limits, loadPositions: load, onBatch });
}

/** The consumer as a part of the service: it starts where the store's own positions say, and fails loudly. */
export function createConsumer(options: ConsumerOptions): Part {
  let stream: EventStream | undefined;
  let subscription: Subscription | undefined;
  const ended = Promise.withResolvers<never>();
  ended.promise.catch(() => undefined); // the service listens once it has started
  return {
    name: 'consumer',
    failed: ended.promise,
    async start() {
      stream = await options.connect();
      subscription = await subscribe(options, stream);
      await observeLag(subscription);
      subscription.finished.catch((error) => ended.reject(asFatal(error)));
    },
    async stop() {
      await subscription?.stop();
      await stream?.close();
    },
    async readiness() {
      if (!stream) return ['the consumer has not started'];
      return stream.ping().then(
        () => [],
        () => ['the stream does not answer'],
      );
    },
  };
}
