import type { Kafka, Producer } from 'kafkajs';
import { StreamError } from '../errors.ts';
import { createBackOff, pauseFor } from '../latch.ts';
import { partitionName } from '../partition-name.ts';
import type { OutgoingRecord } from '../port.ts';
import { assertPublishable } from '../record-limits.ts';
import type { KafkaAdmin } from './admin.ts';
import { asStreamError, isUnavailable } from './kafka-error.ts';
import { requestsOf, toTopicMessages, unacknowledged } from './publish-requests.ts';

/** After this a publish is rejected and whoever called it decides when to try again. */
const PATIENCE_MS = 3_000;
const RETRY_FIRST_MS = 100;
const RETRY_MOST_MS = 1_000;
const ACKNOWLEDGE_MS = 5_000;

export type Publisher = {
  publish(records: readonly OutgoingRecord[]): Promise<void>;
  close(): Promise<void>;
};

/**
 * Publishes in order, one request at a time. kafkajs numbers a producer's batches, and after a failed request it gives
 * the same numbers to whatever comes next, which a broker that had taken the failed one would then drop as a duplicate.
 * So a producer that failed is never used again: what was not acknowledged is published anew by another one, from its
 * first record, in order.
 */
export function createPublisher(
  kafka: Pick<Kafka, 'producer'>,
  admin: KafkaAdmin,
  prefix: string,
): Publisher {
  let open: Producer | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const known = new Map<string, number>();

  const producer = async (): Promise<Producer> => {
    if (open) return open;
    const made = kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      retry: { retries: 1 }, // of the very same request, which is safe; kafkajs refuses 0
      createPartitioner:
        () =>
        ({ message }) =>
          message.partition ?? 0,
    });
    await made.connect();
    open = made;
    return made;
  };
  const discard = async (): Promise<void> => {
    const old = open;
    open = null;
    await old?.disconnect().catch(() => undefined);
  };
  const assertKnown = async (records: readonly OutgoingRecord[]): Promise<void> => {
    const isKnown = ({ topic, partition }: OutgoingRecord): boolean => partition < (known.get(topic) ?? 0);
    if (records.every(isKnown)) return;
    const topics = [...new Set(records.map(({ topic }) => topic))];
    for (const [topic, partitions] of await admin.partitionsOf(topics)) known.set(topic, partitions);
    await discard(); // its metadata may be older than the partition
    const unknown = records.find((record) => !isKnown(record));
    if (unknown)
      throw new StreamError('unknown-topic', `The stream has no partition ${partitionName(unknown)}.`);
  };
  const send = async (records: readonly OutgoingRecord[]): Promise<OutgoingRecord[]> => {
    const answers = await (await producer()).sendBatch({
      acks: -1,
      timeout: ACKNOWLEDGE_MS,
      topicMessages: toTopicMessages(records, prefix),
    });
    return unacknowledged(records, answers, prefix);
  };
  const sendAll = async (records: readonly OutgoingRecord[]): Promise<void> => {
    const patience = AbortSignal.timeout(PATIENCE_MS);
    const backOff = createBackOff(RETRY_FIRST_MS, RETRY_MOST_MS);
    let rest = [...records];
    for (;;) {
      let failure: unknown = new StreamError('stream-unavailable', 'Kafka did not acknowledge every record.');
      try {
        rest = await send(rest);
        if (rest.length === 0) return;
      } catch (error) {
        failure = asStreamError(error);
      }
      await discard();
      if (!isUnavailable(failure) || patience.aborted) throw failure;
      await pauseFor(backOff.next(), patience);
    }
  };
  const publish = async (records: readonly OutgoingRecord[]): Promise<void> => {
    await assertKnown(records);
    for (const request of requestsOf(records)) await sendAll(request);
  };
  return {
    publish(records) {
      const result = last.then(async () => {
        assertPublishable(records);
        await publish(records);
      });
      last = result.catch(() => undefined); // whoever published hears of it
      return result;
    },
    async close() {
      await last;
      await discard();
    },
  };
}
