import { parseEnvironment, serviceEnvironment, streamEnvironment } from '@rep/service-kit';
import { z } from 'zod';

const schema = serviceEnvironment
  .extend({
    /** The national service's own database, as its own role. */
    DATABASE_URL: z.string().min(1),
    /** Events that may wait for the stream before callers are asked to wait: 100 pages of 500 rows. */
    OUTBOX_BACKLOG_LIMIT: z.coerce.number().int().min(1).default(50_000),
  })
  .and(streamEnvironment);

/** Reads the environment. Throws EnvironmentError with every problem. */
export const readEnvironment = () => parseEnvironment(schema, process.env);
