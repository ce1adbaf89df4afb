import { assertExpectedStream, assertOwnInstallation } from '../claim.ts';
import { StreamError } from '../errors.ts';
import type { EventStream, Subscription } from '../port.ts';
import { assertTopics, createAdmin } from './admin.ts';
import { createClient } from './client.ts';
import { type Claimed, readClaim, writeClaim } from './installation.ts';
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
  const connections = { kafka, admin, publisher, prefix };
  const identify = async () => ({ clusterId: await admin.clusterId(), held: await readClaim(connections) });
  const { clusterId, held } = await identify().catch(async (error: unknown) => {
    await admin.close();
    throw error;
  });
  let claimed: Claimed | null = held; // never changes once it is known
  const streamId = (): string => `kafka:${clusterId}/${prefix}${claimed?.id ?? 'unclaimed'}`;
  return {
    get streamId() {
      return streamId();
    },
    publish: publisher.publish,
    async subscribe(options) {
      // Positions in it would belong to no stream: whoever claims it gives it its name.
      if (!claimed) throw new StreamError('stream-mismatch', 'Claim the stream before reading from it.');
      await assertTopics(admin, options.topics);
      const subscription = createKafkaSubscription({ brokers, prefix, admin }, options);
      subscriptions.add(subscription);
      return subscription;
    },
    async claim(wanted) {
      claimed ??= await readClaim(connections);
      assertExpectedStream(streamId(), wanted); // topics without a claim are not the stream of any positions
      claimed ??= await writeClaim(wanted.installationId, connections);
      assertOwnInstallation(claimed.installationId, wanted);
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
