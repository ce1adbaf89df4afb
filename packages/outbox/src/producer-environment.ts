import { postgresUrlSchema, type StreamEnvironment, serviceEnvironment } from '@rep/service-kit';
import { z } from 'zod';

/** Settings of a service that records events. Each app adds its own, and then those of the stream. */
export const producerEnvironment = serviceEnvironment.extend({
  /** The service's own database, as its own role. */
  DATABASE_URL: postgresUrlSchema,
  /** Events that may wait for the stream before callers are asked to wait: 100 pages of 500 rows. */
  OUTBOX_BACKLOG_LIMIT: z.coerce.number().int().min(1).default(50_000),
});
export type ProducerEnvironment = z.infer<typeof producerEnvironment> & StreamEnvironment;
