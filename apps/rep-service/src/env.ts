import { repIdSchema } from '@rep/contracts';
import { producerEnvironment } from '@rep/outbox';
import { parseEnvironment, streamEnvironment } from '@rep/service-kit';

const schema = producerEnvironment
  .extend({
    /** Which of the nine partnerships this instance serves. */
    REP_ID: repIdSchema,
  })
  .and(streamEnvironment);

/** Reads the environment. Throws EnvironmentError with every problem. */
export const readEnvironment = () => parseEnvironment(schema, process.env);
