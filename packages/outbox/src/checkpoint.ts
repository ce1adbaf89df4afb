import { createHash } from 'node:crypto';
import { type Producer, type RepEvent, TOPICS, topicNames, validateEvent } from '@rep/contracts';
import type { OutgoingRecord } from '@rep/event-stream';
import { CLOUD_EVENT } from './headers.ts';
import type { ProducedDay } from './relay.repository.ts';

export type CheckpointFacts = {
  readonly producer: Producer;
  readonly sequence: number;
  readonly days: readonly ProducedDay[];
  /** When the event of that sequence was inserted: the same facts make the same bytes, however often they are told. */
  readonly time: string;
};

const checkpointId = (...parts: readonly (string | number)[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 40);

function checkpointRecord(facts: CheckpointFacts, topic: string, partition: number): OutgoingRecord {
  const { producer, sequence, time, days } = facts;
  const event: RepEvent<'producer.checkpoint.v1'> = {
    specversion: '1.0',
    id: checkpointId(producer, sequence, topic, partition),
    source: `/producers/${producer}`,
    type: 'producer.checkpoint.v1',
    time,
    datacontenttype: 'application/json',
    producer,
    sequence,
    occurredat: time,
    precision: 'instant',
    recordedat: time,
    synthetic: false,
    configversion: 'outbox.v1',
    data: { topic, partition, days: [...days] },
  };
  const checked = validateEvent(event);
  if (!checked.ok) throw new Error(`The checkpoint of ${producer} is not valid: ${checked.detail}`);
  const value = Buffer.from(JSON.stringify(checked.event));
  return { topic, partition, key: producer, value, headers: CLOUD_EVENT };
}

/** One checkpoint for every partition of every topic: a reader that has passed them all has seen all of the sequence. */
export const checkpointRecords = (facts: CheckpointFacts): OutgoingRecord[] =>
  topicNames.flatMap((topic) =>
    Array.from({ length: TOPICS[topic].partitions }, (_, partition) =>
      checkpointRecord(facts, topic, partition),
    ),
  );
