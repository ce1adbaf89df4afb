import type { RecordMetadata, TopicMessages } from 'kafkajs';
import { partitionName } from '../partition-name.ts';
import type { OutgoingRecord } from '../port.ts';

/** One request holds one batch per partition, and Kafka refuses a batch over 1 MiB. */
const MAX_BATCH_BYTES = 900_000;
const MAX_REQUEST_RECORDS = 5_000;

/** Records in their order, cut so that no partition's batch grows over what Kafka takes; one record at least. */
export function* requestsOf(records: readonly OutgoingRecord[]): Generator<OutgoingRecord[]> {
  let request: OutgoingRecord[] = [];
  let bytes = new Map<string, number>();
  for (const record of records) {
    const name = partitionName(record);
    const held = bytes.get(name) ?? 0;
    const full = held > 0 && held + record.value.byteLength > MAX_BATCH_BYTES;
    if (full || request.length >= MAX_REQUEST_RECORDS) {
      yield request;
      request = [];
      bytes = new Map();
    }
    request.push(record);
    // Key, headers and framing take under 200 bytes with us; a record of no bytes counts too.
    bytes.set(name, (bytes.get(name) ?? 0) + record.value.byteLength + 200);
  }
  if (request.length > 0) yield request;
}

export const toTopicMessages = (records: readonly OutgoingRecord[], prefix: string): TopicMessages[] =>
  [...Map.groupBy(records, ({ topic }) => topic)].map(([topic, ofTopic]) => ({
    topic: prefix + topic,
    messages: ofTopic.map(({ key, value, partition, headers }) => ({
      key,
      value,
      partition,
      ...(headers && { headers }),
    })),
  }));

/**
 * What the broker did not answer for. kafkajs leaves out, without a word, the records of a partition that its metadata
 * does not show yet.
 */
export function unacknowledged(
  records: readonly OutgoingRecord[],
  answers: readonly RecordMetadata[],
  prefix: string,
): OutgoingRecord[] {
  const kept = new Set(
    answers
      .filter(({ errorCode }) => errorCode === 0)
      .map(({ topicName, partition }) => partitionName({ topic: topicName, partition })),
  );
  return records.filter(
    ({ topic, partition }) => !kept.has(partitionName({ topic: prefix + topic, partition })),
  );
}
