import type { Admin, Kafka } from 'kafkajs';
import { StreamError } from '../errors.ts';
import type { TopicPartition, TopicSpec } from '../port.ts';
import { asStreamError } from './kafka-error.ts';
import { withPatience } from './patience.ts';

export type Watermarks = TopicPartition & { readonly low: number; readonly high: number };

/** Topic names are those of the platform; on the broker the prefix stands before them. */
export type KafkaAdmin = {
  clusterId(): Promise<string>;
  /** Partition counts of those topics that exist. */
  partitionsOf(topics: readonly string[]): Promise<ReadonlyMap<string, number>>;
  watermarks(topics: readonly string[]): Promise<readonly Watermarks[]>;
  /** Makes missing topics and adds missing partitions. */
  ensureTopics(topics: readonly TopicSpec[]): Promise<void>;
  ping(): Promise<void>;
  close(): Promise<void>;
};

/** One administrative connection, made when it is needed and made anew after it failed. */
function createConnection(kafka: Kafka) {
  let open: Promise<Admin> | null = null;
  const connect = async (): Promise<Admin> => {
    const admin = kafka.admin();
    await admin.connect();
    return admin;
  };
  const forget = async (): Promise<void> => {
    const old = open;
    open = null;
    await (await old?.catch(() => null))?.disconnect().catch(() => undefined);
  };
  const once = async <T>(work: (admin: Admin) => Promise<T>): Promise<T> => {
    try {
      open ??= connect();
      return await work(await open);
    } catch (error) {
      await forget();
      throw asStreamError(error);
    }
  };
  const patiently = <T>(work: (admin: Admin) => Promise<T>): Promise<T> => withPatience(() => once(work));
  return { once, patiently, forget };
}

/** Kept for ever, as evidence is; replication as the cluster sets it. */
const RETENTION = [
  { name: 'cleanup.policy', value: 'delete' },
  { name: 'retention.ms', value: '-1' },
  { name: 'retention.bytes', value: '-1' },
];

export function createAdmin(kafka: Kafka, prefix: string): KafkaAdmin {
  const connection = createConnection(kafka);
  const { once, patiently } = connection;
  const partitionsOf = (topics: readonly string[]): Promise<ReadonlyMap<string, number>> =>
    patiently(async (admin) => {
      const existing = new Set(await admin.listTopics());
      const names = topics.map((topic) => prefix + topic).filter((name) => existing.has(name));
      if (names.length === 0) return new Map();
      const { topics: found } = await admin.fetchTopicMetadata({ topics: names });
      return new Map(found.map(({ name, partitions }) => [name.slice(prefix.length), partitions.length]));
    });
  const createTopic = ({ name, partitions }: TopicSpec): Promise<boolean> =>
    patiently((admin) =>
      admin.createTopics({
        waitForLeaders: true,
        topics: [{ topic: prefix + name, numPartitions: partitions, configEntries: RETENTION }],
      }),
    );
  const growTopic = ({ name, partitions }: TopicSpec): Promise<boolean> =>
    patiently((admin) =>
      admin.createPartitions({ topicPartitions: [{ topic: prefix + name, count: partitions }] }),
    );
  return {
    partitionsOf,
    clusterId: () => patiently(async (admin) => (await admin.describeCluster()).clusterId),
    watermarks: async (topics) => {
      const perTopic = topics.map((topic) =>
        patiently(async (admin) =>
          (await admin.fetchTopicOffsets(prefix + topic))
            .map(({ partition, low, high }) => ({ topic, partition, low: Number(low), high: Number(high) }))
            .toSorted((a, b) => a.partition - b.partition),
        ),
      );
      return (await Promise.all(perTopic)).flat();
    },
    async ensureTopics(topics) {
      const existing = await partitionsOf(topics.map(({ name }) => name));
      for (const topic of topics) {
        const partitions = existing.get(topic.name);
        if (partitions === undefined) await createTopic(topic);
        else if (partitions < topic.partitions) await growTopic(topic);
      }
    },
    ping: () => once(async (admin) => void (await admin.describeCluster())),
    close: connection.forget,
  };
}

/** Throws `unknown-topic` unless all of the topics exist. */
export async function assertTopics(admin: KafkaAdmin, topics: readonly string[]): Promise<void> {
  const existing = await admin.partitionsOf(topics);
  const unknown = topics.find((topic) => !existing.has(topic));
  if (unknown) throw new StreamError('unknown-topic', `The stream has no topic ${unknown}.`);
}
