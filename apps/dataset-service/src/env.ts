import { parseEnvironment, serviceEnvironment } from '@rep/service-kit';
import { z } from 'zod';

const environmentSchema = serviceEnvironment.extend({
  /** Base address of the evidence service; its GraphQL stands at /graphql. */
  EVIDENCE_URL: z.url(),
  /** Base address of the portal, which gives out tokens at /token. */
  IDENTITY_URL: z.url(),
  /** JSON file {account, password} of this service's own account, mode 0600. */
  SERVICE_ACCOUNT_FILE: z.string().min(1),
});
export type Environment = z.infer<typeof environmentSchema>;

export const readEnvironment = (): Environment => parseEnvironment(environmentSchema, process.env);
