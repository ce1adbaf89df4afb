import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { databaseRoleOf, type Producer, TOPICS, type Topic } from '@rep/contracts';
import { connectStream, type EventStream, type StreamSettings } from '@rep/event-stream';
import { applyMigrations } from '@rep/service-kit';
import { createTestDatabase, startTestBroker } from '@rep/testkit';

const STREAM_MIGRATIONS = fileURLToPath(
  new URL('../../../packages/event-stream/migrations', import.meta.url),
);

export type StreamFixture = {
  /** Environment of a consumer that signs in with this address of another database of the cluster. */
  environment(consumerUrl: string): Promise<Record<string, string>>;
  /** Puts values at the end of a partition, as this producer. */
  publish(
    producer: Producer,
    at: { topic: Topic; partition: number },
    values: readonly (object | string)[],
  ): Promise<void>;
  close(): Promise<void>;
};

const topics = Object.entries(TOPICS).map(([name, { partitions }]) => ({ name, partitions }));
const bytesOf = (value: object | string): Buffer =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));

const publishOn =
  (stream: EventStream): ((...args: Parameters<StreamFixture['publish']>) => Promise<void>) =>
  (producer, at, values) =>
    stream.publish(values.map((value) => ({ ...at, key: producer, value: bytesOf(value) })));

/** A Kafka broker of the test's own, with topics on it. */
export async function createKafkaFixture(): Promise<StreamFixture> {
  const broker = await startTestBroker();
  const { brokers } = broker;
  const topicPrefix = `evidence-${randomUUID()}.`;
  const settings: StreamSettings = { kind: 'kafka', brokers: [brokers], topicPrefix };
  const stream = await connectStream(settings);
  await stream.claim({ installationId: randomUUID(), expectedStreamId: null, topics });
  return {
    environment: async () => ({ STREAM: 'kafka', KAFKA_BROKERS: brokers, KAFKA_TOPIC_PREFIX: topicPrefix }),
    publish: publishOn(stream),
    async close() {
      await stream.close();
      await broker.stop();
    },
  };
}

/** A log in a PostgreSQL database of the test's own, where these producers may write. */
export async function createEmbeddedFixture(producers: readonly Producer[]): Promise<StreamFixture> {
  const database = await createTestDatabase();
  await applyMigrations({ url: database.url, directory: STREAM_MIGRATIONS, schema: 'stream' });
  const at = (user: string, password: string): string => {
    const url = new URL(database.url);
    [url.username, url.password] = [user, password];
    return url.href;
  };
  const owner = await connectStream({ kind: 'embedded', databaseUrl: database.url });
  await owner.claim({ installationId: randomUUID(), expectedStreamId: null, topics });
  await owner.close();
  const writers = new Map<Producer, EventStream>();
  for (const producer of producers) {
    const role = databaseRoleOf(producer);
    // The stream knows producers by the very names of their roles, which all databases of a cluster share.
    await database.query(
      `DO $$ BEGIN CREATE ROLE ${role} LOGIN PASSWORD '${role}'; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`,
    );
    await database.query(`GRANT stream_publisher TO ${role}`);
    writers.set(producer, await connectStream({ kind: 'embedded', databaseUrl: at(role, role) }));
  }
  return {
    async environment(consumerUrl) {
      const { username, password } = new URL(consumerUrl);
      await database.query(`GRANT stream_consumer TO ${username}`);
      return { STREAM: 'embedded', STREAM_DATABASE_URL: at(username, password) };
    },
    async publish(producer, place, values) {
      const stream = writers.get(producer);
      if (!stream) throw new Error(`${producer} was not announced`);
      await publishOn(stream)(producer, place, values);
    },
    async close() {
      await Promise.all([...writers.values()].map((stream) => stream.close()));
      await database.drop();
    },
  };
}
