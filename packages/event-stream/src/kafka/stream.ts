import { assertExpectedStream, assertOwnInstallation } from '../claim.ts';
import type { EventStream, Subscription } from '../port.ts';
import { assertTopics, createAdmin } from './admin.ts';
import { createClient } from './client.ts';
import { claimedBy } from './installation.ts';
import { createPublisher } from './publisher.ts';
import { createKafkaSubscription } from './subscription.ts';

export type KafkaSettings = { readonly brokers: readonly string[]; readonly topicPrefix: string };

/** The stream on an Apache Kafka cluster: the topics and groups that bear the prefix. */
export async function createKafkaStream({
  brokers,
  topicPrefix: prefix,
}: KafkaSettings): Promise<EventStream> {
  const kafka = createClient(brokers);
  const admin = createAdmin(kafka, prefix);
  const publisher = createPublisher(kafka, admin, prefix);
  const subscriptions = new Set<Subscription>();
  const clusterId = await admin.clusterId().catch(async (error: unknown) => {
    await admin.close();
    throw error;
  });
  const streamId = prefix === '' ? `kafka:${clusterId}` : `kafka:${clusterId}/${prefix}`;
  let owner: string | null = null; // never changes once it is known
  return {
    streamId,
    publish: publisher.publish,
    async subscribe(options) {
      await assertTopics(admin, options.topics);
      const subscription = createKafkaSubscription({ brokers, prefix, admin }, options);
      subscriptions.add(subscription);
      return subscription;
    },
    async claim(wanted) {
      assertExpectedStream(streamId, wanted);
      owner ??= await claimedBy(wanted.installationId, { kafka, admin, publisher, prefix });
      assertOwnInstallation(owner, wanted);
      await admin.ensureTopics(wanted.topics);
    },
    ping: admin.ping,
    async close() {
      await Promise.all([...subscriptions].map((subscription) => subscription.stop()));
      await publisher.close();
      await admin.close();
    },
  };
}
