import { parseEnvironment, postgresUrlSchema, serviceEnvironment, streamEnvironment } from '@rep/service-kit';
import { z } from 'zod';

const evidenceEnvironment = z
  .object({
    /** The evidence database, as the service's own role. */
    DATABASE_URL: postgresUrlSchema,
    /** Seconds after which an event in flight shows as missing. */
    MISSING_AFTER_SECONDS: z.coerce.number().int().min(1).default(900),
    /** Of one batch: more share one commit, and a repeat or a crash costs as much more. */
    MAX_BATCH_MESSAGES: z.coerce.number().int().min(1).max(20_000).default(2_000),
    MAX_BATCH_BYTES: z.coerce.number().int().min(1_000).default(6_000_000),
  })
  .and(serviceEnvironment)
  .and(streamEnvironment);

/** Throws EnvironmentError with all problems together. */
export const readEnvironment = () => parseEnvironment(evidenceEnvironment, process.env);
