import { assertExpectedStream, assertOwnInstallation } from '../claim.ts';
import { StreamError } from '../errors.ts';
import type { EventStream, StreamClaim, Subscription } from '../port.ts';
import { assertPublishable, chunked } from '../record-limits.ts';
import { createLogRepository, type LogRepository } from './log.repository.ts';
import { createEmbeddedSubscription } from './subscription.ts';

/** One transaction of publish: large enough to be fast, small enough to hold the counter rows only briefly. */
const CHUNK = { maxBytes: 4_000_000, maxRecords: 5_000 };

async function claim(log: LogRepository, wanted: StreamClaim): Promise<void> {
  const before = await log.identity();
  assertExpectedStream(before.streamId, wanted);
  assertOwnInstallation(before.installationId, wanted);
  if (before.installationId === null) {
    await log.recordInstallation(wanted.installationId);
    assertOwnInstallation((await log.identity()).installationId, wanted);
  }
  const held = await log.watermarks(wanted.topics.map((topic) => topic.name));
  const missing = wanted.topics.filter(
    ({ name, partitions }) => held.filter(({ topic }) => topic === name).length < partitions,
  );
  if (missing.length > 0) await log.createTopics(missing);
}

/** The stream in a PostgreSQL database whose `stream` schema this package's migrations made. */
export async function createEmbeddedStream(settings: { databaseUrl: string }): Promise<EventStream> {
  const { databaseUrl: url } = settings;
  const log = createLogRepository(url);
  const subscriptions = new Set<Subscription>();
  const { streamId } = await log.identity().catch(async (error) => {
    await log.close();
    throw error;
  });
  return {
    streamId,
    async publish(records) {
      assertPublishable(records);
      for (const chunk of chunked(records, CHUNK)) await log.publish(chunk);
    },
    async subscribe(options) {
      const known = new Set((await log.watermarks(options.topics)).map(({ topic }) => topic));
      const unknown = options.topics.find((topic) => !known.has(topic));
      if (unknown) throw new StreamError('unknown-topic', `The stream has no topic ${unknown}.`);
      const subscription = createEmbeddedSubscription({ url, streamId, log }, options);
      subscriptions.add(subscription);
      return subscription;
    },
    claim: (wanted) => claim(log, wanted),
    ping: async () => void (await log.identity()),
    async close() {
      await Promise.all([...subscriptions].map((subscription) => subscription.stop()));
      await log.close();
    },
  };
}
