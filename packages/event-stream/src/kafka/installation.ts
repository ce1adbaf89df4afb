import { randomUUID } from 'node:crypto';
import type { Kafka } from 'kafkajs';
import { StreamError } from '../errors.ts';
import type { KafkaAdmin } from './admin.ts';
import { asStreamError } from './kafka-error.ts';
import { withPatience } from './patience.ts';
import type { Publisher } from './publisher.ts';

/**
 * Its first record names the installation that the topics belong to, and the stream that they are; whoever came second
 * finds it there. The stream's id is random: topics that are deleted and made anew are another stream.
 */
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

export type Claimed = { readonly installationId: string; readonly id: string };
type Connections = { kafka: Kafka; admin: KafkaAdmin; publisher: Publisher; prefix: string };

function parseClaim(text: string): Claimed {
  const [installationId = '', id = ''] = text.split(' ');
  return { installationId, id };
}

/** Who claimed the topics, and which stream they are; null while nobody has. Makes nothing. */
export async function readClaim(connections: Omit<Connections, 'publisher'>): Promise<Claimed | null> {
  const { kafka, admin, prefix } = connections;
  if (!(await admin.partitionsOf([TOPIC.name])).has(TOPIC.name)) return null;
  const [marks] = await admin.watermarks([TOPIC.name]);
  return marks?.high === 0 ? null : parseClaim(await withPatience(() => readFirst(kafka, prefix)));
}

/** Claims topics that are nobody's. The answer is whose they are then: somebody else may have been faster. */
export async function writeClaim(installationId: string, connections: Connections): Promise<Claimed> {
  const { kafka, admin, publisher, prefix } = connections;
  await admin.ensureTopics([TOPIC]);
  const value = Buffer.from(`${installationId} ${randomUUID()}`);
  await publisher.publish([{ topic: TOPIC.name, partition: 0, key: 'installation', value }]);
  return parseClaim(await withPatience(() => readFirst(kafka, prefix)));
}
