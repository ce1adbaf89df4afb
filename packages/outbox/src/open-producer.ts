import type { Producer } from '@rep/contracts';
import { createStreamPart, streamSettings } from '@rep/event-stream';
import { createPool, type DatabasePool, type Logger, type Part } from '@rep/service-kit';
import type { ProducerEnvironment } from './producer-environment.ts';
import type { Recording } from './record-observations.ts';
import { createRelay } from './relay.ts';

/** A full page of rows (500 of 48 values with long measure names) is above the usual limit of a request. */
export const RECORDING_BODY_LIMIT = 4 * 1024 * 1024;

export type ProducerOptions = {
  /** Shown in the database and the log. */
  readonly service: string;
  readonly producer: Producer;
  readonly env: ProducerEnvironment;
  readonly logger: Logger;
};

/** The parts of a producing service, not started; the service starts them in the order that it needs. */
export type ProducerParts = {
  readonly database: DatabasePool;
  readonly stream: Awaited<ReturnType<typeof createStreamPart>>;
  readonly relay: Part;
  /** What its procedures record with. */
  readonly recording: Recording;
};

/** Connects a service that records events: its database, the stream, and the relay that brings the one to the other. */
export async function openProducer({
  service,
  producer,
  env,
  logger,
}: ProducerOptions): Promise<ProducerParts> {
  const database = createPool({ url: env.DATABASE_URL, service, logger });
  const stream = await createStreamPart(streamSettings(env));
  const relay = createRelay({ databaseUrl: env.DATABASE_URL, stream: stream.stream, producer, logger });
  const { pool, transaction } = database;
  const backlogLimit = env.OUTBOX_BACKLOG_LIMIT;
  return { database, stream, relay, recording: { pool, transaction, backlogLimit, now: () => new Date() } };
}
