import { randomUUID } from 'node:crypto';
import type { Kafka } from 'kafkajs';
import { StreamError } from '../errors.ts';
import type { KafkaAdmin } from './admin.ts';
import { asStreamError } from './kafka-error.ts';
import { withPatience } from './patience.ts';
import type { Publisher } from './publisher.ts';

/** Its first record names the installation that the topics belong to; whoever came second finds it there. */
const TOPIC = { name: 'platform.installation.v1', partitions: 1 };
const READ_MS = 15_000;

/** The first record of the topic, by a group of its own: the broker drops it, as it commits nothing. */
async function readFirst(kafka: Kafka, prefix: string): Promise<string> {
  const groupId = `${prefix}installation-check-${randomUUID()}`;
  const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 100, allowAutoTopicCreation: false });
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const late = setTimeout(
    () => reject(new StreamError('stream-unavailable', 'Kafka does not tell whose stream it is.')),
    READ_MS,
  );
  try {
    await consumer.connect();
    await consumer.subscribe({ topics: [prefix + TOPIC.name], fromBeginning: true });
    consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
    await consumer.run({
      autoCommit: false,
      eachMessage: async ({ message }) => {
        if (message.offset === '0') resolve(message.value?.toString() ?? '');
      },
    });
    return await promise;
  } catch (error) {
    throw asStreamError(error);
  } finally {
    clearTimeout(late);
    await consumer.disconnect().catch(() => undefined);
  }
}

/** Whose stream this is; the caller's, if it was nobody's. */
export async function claimedBy(
  installationId: string,
  connections: { kafka: Kafka; admin: KafkaAdmin; publisher: Publisher; prefix: string },
): Promise<string> {
  const { kafka, admin, publisher, prefix } = connections;
  await admin.ensureTopics([TOPIC]);
  const [marks] = await admin.watermarks([TOPIC.name]);
  if (marks?.high === 0) {
    const value = Buffer.from(installationId);
    await publisher.publish([{ topic: TOPIC.name, partition: 0, key: 'installation', value }]);
  }
  return withPatience(() => readFirst(kafka, prefix));
}
