import { repIdSchema } from '@rep/contracts';
import { producerEnvironment } from '@rep/outbox';
import { parseEnvironment, streamEnvironment } from '@rep/service-kit';
import { z } from 'zod';
import { documentEnvironment } from './documents/document-environment.ts';

const schema = producerEnvironment
  .extend({
    /** Which of the nine partnerships this instance serves. */
    REP_ID: repIdSchema,
    /** How often plans are ended and areas paused whose gate has closed. */
    CHECK_INTERVAL_SECONDS: z.coerce.number().int().min(1).max(86_400).default(60),
  })
  .extend(documentEnvironment.shape)
  .and(streamEnvironment);

/** Reads the environment. Throws EnvironmentError with every problem. */
export const readEnvironment = () => parseEnvironment(schema, process.env);
