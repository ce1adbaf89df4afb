import { producerEnvironment } from '@rep/outbox';
import { parseEnvironment, streamEnvironment } from '@rep/service-kit';
import { z } from 'zod';

const schema = producerEnvironment
  .extend({
    /** Base address of the evidence service, which knows the partnerships' variants. */
    EVIDENCE_URL: z.url(),
    /** Base address of the portal, which gives out tokens at /token. */
    IDENTITY_URL: z.url(),
    /** JSON file {account, password} of this service's own account, mode 0600. */
    SERVICE_ACCOUNT_FILE: z.string().min(1),
  })
  .and(streamEnvironment);

/** Reads the environment. Throws EnvironmentError with every problem. */
export const readEnvironment = () => parseEnvironment(schema, process.env);
