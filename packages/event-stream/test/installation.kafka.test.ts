import { connectStream, type EventStream } from '@rep/event-stream';
import kafkajs from 'kafkajs';
import { expect, test, vi } from 'vitest';
import { collector, waiting } from './support/collector.ts';
import { newGroup } from './support/records.ts';
import { testBroker } from './support/test-broker.ts';

const broker = testBroker();

test('positions of a stream that is gone neither claim the empty topics nor those made anew', async () => {
  const settings = { kind: 'kafka', brokers: [broker.brokers], topicPrefix: 'anew.' } as const;
  const claim = { installationId: 'first', expectedStreamId: null, topics: [] };
  const connected: EventStream[] = [];
  const connect = async (): Promise<EventStream> => {
    const stream = await connectStream(settings);
    connected.push(stream);
    return stream;
  };
  const before = await connect();
  await before.claim(claim);
  const { streamId: expectedStreamId } = before;
  expect((await connect()).streamId).toBe(expectedStreamId);

  const admin = new kafkajs.Kafka({ brokers: [broker.brokers], logLevel: 0 }).admin();
  await admin.connect();
  const left = async () => (await admin.listTopics()).filter((topic) => topic.startsWith('anew.'));
  await admin.deleteTopics({ topics: await left() });
  await vi.waitFor(async () => expect(await left()).toEqual([]), waiting);

  const mismatch = { code: 'stream-mismatch', message: expect.stringContaining(expectedStreamId) };
  await expect((await connect()).claim({ ...claim, expectedStreamId })).rejects.toMatchObject(mismatch);
  expect(await left()).toEqual([]);
  await admin.disconnect();

  const anew = await connect();
  await anew.claim(claim);
  expect(anew.streamId).not.toBe(expectedStreamId);
  await expect((await connect()).claim({ ...claim, expectedStreamId })).rejects.toMatchObject(mismatch);
  for (const stream of connected) await stream.close();
});

test('topics that nobody has claimed are not read', async () => {
  const settings = { kind: 'kafka', brokers: [broker.brokers], topicPrefix: 'nobodys.' } as const;
  const stream = await connectStream(settings);
  const consumer = collector({ group: newGroup(), topics: ['registry.partnership.v1'] });
  await expect(stream.subscribe(consumer)).rejects.toMatchObject({ code: 'stream-mismatch' });
  await stream.close();
});

test('two installations do not share a topic, and one of them is told', async () => {
  const settings = { kind: 'kafka', brokers: [broker.brokers], topicPrefix: 'shared.' } as const;
  const [first, second] = [await connectStream(settings), await connectStream(settings)];
  const claim = { expectedStreamId: null, topics: [] };
  const outcomes = await Promise.allSettled([
    first.claim({ ...claim, installationId: 'first' }),
    second.claim({ ...claim, installationId: 'second' }),
  ]);
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(outcomes.find((outcome) => outcome.status === 'rejected')?.reason).toMatchObject({
    code: 'stream-mismatch',
  });
  await first.close();
  await second.close();
});
