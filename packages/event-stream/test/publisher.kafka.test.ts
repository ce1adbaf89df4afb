import { connectStream } from '@rep/event-stream';
import kafkajs, { type Kafka, type Producer, type ProducerBatch, type RecordMetadata } from 'kafkajs';
import { expect, test, vi } from 'vitest';
import { createAdmin } from '../src/kafka/admin.ts';
import { createClient } from '../src/kafka/client.ts';
import { createPublisher } from '../src/kafka/publisher.ts';
import { collector, waiting } from './support/collector.ts';
import { newGroup, newTopic, records } from './support/records.ts';
import { testBroker } from './support/test-broker.ts';

const broker = testBroker();

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
