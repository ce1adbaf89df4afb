import { producerEnvironment } from '@rep/outbox';
import { parseEnvironment, streamEnvironment } from '@rep/service-kit';

/** Reads the environment. Throws EnvironmentError with every problem. */
export const readEnvironment = () =>
  parseEnvironment(producerEnvironment.and(streamEnvironment), process.env);
