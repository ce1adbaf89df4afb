import { connectStream, type EventStream } from '@rep/event-stream';
import { createRelay } from '@rep/outbox';
import { startTestBroker, type TestBroker } from '@rep/testkit';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { givenOutbox } from './given-outbox.ts';
import { eventOf, logger, topics, waiting } from './given-relay.ts';
import { killBeforeNoting } from './kill-before-noting.ts';
import { pilot } from './outbox-database.ts';

const BROKER_MS = 300_000; // the first time ever, Maven fetches Kafka
const given = givenOutbox();
let broker: TestBroker;
let stream: EventStream;
beforeAll(async () => {
  broker = await startTestBroker();
  const settings = { kind: 'kafka', brokers: broker.brokers.split(','), topicPrefix: '' } as const;
  const owner = await connectStream(settings);
  await owner.claim({ installationId: 'test', expectedStreamId: null, topics });
  await owner.close();
  stream = await connectStream(settings);
}, BROKER_MS);
afterAll(async () => {
  await stream.close();
  await broker.stop();
});

type Read = { readonly id: string; readonly sequence: number; readonly key: string; readonly value: string };

/** Reads the pilots' topic from its beginning, by partition in the order of the offsets. */
async function follow() {
  const partitions = new Map<number, Read[]>();
  const subscription = await stream.subscribe({
    group: 'test',
    topics: topics.map(({ name }) => name),
    maxBatchMessages: 100,
    maxBatchBytes: 1_000_000,
    loadPositions: async (assigned) => assigned.map(() => 0),
    onBatch: async ({ partition, messages }) => {
      for (const { key, value } of messages) {
        const { id, sequence, type } = eventOf(value);
        if (type !== 'pilot.registered.v1') continue;
        const sofar = partitions.get(partition) ?? [];
        partitions.set(partition, [...sofar, { id, sequence, key, value: value.toString() }]);
      }
      return { kind: 'done', next: (messages.at(-1)?.offset ?? 0) + 1 };
    },
  });
  return {
    all: () => [...partitions.values()].flat(),
    stop: () => subscription.stop(),
  };
}

test('a relay killed between publishing to Kafka and noting it: each event once in the end, in order', async () => {
  const { database, append } = given;
  const reader = await follow();
  await append(...['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({ ...pilot(id), key: 'one pilot' })));
  await append(pilot('elsewhere'));
  await killBeforeNoting(database, broker.brokers, async () => {
    await vi.waitFor(() => expect(reader.all()).toHaveLength(7), waiting);
  });

  const next = createRelay({ databaseUrl: database.appUrl, stream, producer: 'london', logger });
  await next.start();
  await append({ ...pilot('g'), key: 'one pilot' });
  await vi.waitFor(() => expect(reader.all().map(({ id }) => id)).toContain('g'), waiting);
  await next.stop();
  await reader.stop();

  // Sent again, and recognisable as the same: the reader that keeps each (producer, sequence) once has each event once.
  const sent = reader.all();
  expect(sent).toHaveLength(15);
  const once = new Map(sent.map(({ sequence, value }) => [sequence, value]));
  expect(new Set(sent.map(({ value }) => value)).size).toBe(once.size);
  expect([...once.keys()].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  const ofOnePilot = sent.filter(({ key }) => key === 'one pilot').map(({ sequence }) => sequence);
  expect(ofOnePilot).toEqual([1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6, 8]);
}, 120_000);
