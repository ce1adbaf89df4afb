import { connectStream, type EventStream } from '@rep/event-stream';
import { startTestBroker, type TestBroker } from '@rep/testkit';
import kafkajs, { type Kafka, type Producer, type ProducerBatch, type RecordMetadata } from 'kafkajs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createAdmin } from '../src/kafka/admin.ts';
import { createClient } from '../src/kafka/client.ts';
import { createPublisher } from '../src/kafka/publisher.ts';
import { collector, newGroup, newTopic, records, waiting } from './harness.ts';

const SERVER_START_MS = 300_000;
let broker: TestBroker;
beforeAll(async () => {
  broker = await startTestBroker();
}, SERVER_START_MS);
afterAll(() => broker.stop());

type Send = (batch: ProducerBatch) => Promise<RecordMetadata[]>;

/** kafkajs with trouble between it and us: `disturb` stands around every request that a producer sends. */
function disturbed(disturb: (send: Send, batch: ProducerBatch) => Promise<RecordMetadata[]>) {
  const kafka = createClient([broker.brokers]);
  const producers: Producer[] = [];
  const producer: Kafka['producer'] = (config) => {
    const real = kafka.producer(config);
    producers.push(real);
    return { ...real, sendBatch: (batch) => disturb(real.sendBatch, batch) };
  };
  return { kafka: { producer }, producers };
}

async function publishThrough(
  kafka: Pick<Kafka, 'producer'>,
  publish: (topic: string) => ReturnType<typeof records>[],
) {
  const stream = await connectStream({ kind: 'kafka', brokers: [broker.brokers], topicPrefix: '' });
  const topic = await newTopic(stream, 2);
  const admin = createAdmin(createClient([broker.brokers]), '');
  const publisher = createPublisher(kafka, admin, '');
  await Promise.all(publish(topic).map((batch) => publisher.publish(batch)));
  await publisher.close();
  await admin.close();
  const consumer = collector({ group: newGroup(), topics: [topic] });
  const subscription = await stream.subscribe(consumer);
  await vi.waitFor(async () => {
    const lag = await subscription.lag();
    expect(lag.every(({ position, highWatermark }) => position === highWatermark)).toBe(true);
  }, waiting);
  await stream.close();
  return consumer;
}

test('a request whose acknowledgement is lost is published again by another producer, before what follows', async () => {
  let lost = false;
  const { kafka, producers } = disturbed(async (send, batch) => {
    const answers = await send(batch);
    if (lost) return answers;
    lost = true;
    throw new kafkajs.KafkaJSConnectionError('the connection was cut');
  });
  const consumer = await publishThrough(kafka, (topic) => [records(topic, 0, 3), records(topic, 0, 3, 3)]);
  expect(consumer.texts(0)).toEqual(['0', '1', '2', '0', '1', '2', '3', '4', '5']);
  expect(producers).toHaveLength(2);
});

test('a request that is rejected is published again, before what follows', async () => {
  let rejected = 0;
  const { kafka } = disturbed(async (send, batch) => {
    rejected += 1;
    if (rejected <= 2)
      throw new kafkajs.KafkaJSProtocolError({
        type: 'NOT_ENOUGH_REPLICAS',
        code: 19,
        retriable: true,
        message: 'too few replicas',
      } as never);
    return send(batch);
  });
  const consumer = await publishThrough(kafka, (topic) => [records(topic, 0, 3), records(topic, 0, 3, 3)]);
  expect(consumer.texts(0)).toEqual(['0', '1', '2', '3', '4', '5']);
});

test('of a request that is answered in part only the rest is published again', async () => {
  let partly = false;
  const { kafka } = disturbed(async (send, batch) => {
    if (partly) return send(batch);
    partly = true;
    const first = batch.topicMessages?.map(({ topic, messages }) => ({
      topic,
      messages: messages.filter(({ partition }) => partition === 0),
    }));
    return send({ ...batch, ...(first && { topicMessages: first }) });
  });
  const consumer = await publishThrough(kafka, (topic) => [
    [...records(topic, 0, 3), ...records(topic, 1, 3)],
  ]);
  expect(consumer.texts(0)).toEqual(['0', '1', '2']);
  expect(consumer.texts(1)).toEqual(['0', '1', '2']);
});

test('an error of a producer that cannot go on is answered with a new producer', async () => {
  let failed = false;
  const { kafka, producers } = disturbed(async (send, batch) => {
    if (failed) return send(batch);
    failed = true;
    throw new kafkajs.KafkaJSProtocolError({
      type: 'OUT_OF_ORDER_SEQUENCE_NUMBER',
      code: 45,
      retriable: false,
      message: 'out of order',
    } as never);
  });
  const consumer = await publishThrough(kafka, (topic) => [records(topic, 0, 2)]);
  expect(consumer.texts(0)).toEqual(['0', '1']);
  expect(producers).toHaveLength(2);
});

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
