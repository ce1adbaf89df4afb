import { randomBytes } from 'node:crypto';
import type { EventStream, OutgoingRecord } from '@rep/event-stream';

export const INSTALLATION = 'contract-suite';

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

export const numbers = (count: number, from = 0): string[] =>
  Array.from({ length: count }, (_, n) => String(from + n));
