import { repIdSchema } from '@rep/contracts';
import { parseEnvironment, serviceEnvironment } from '@rep/service-kit';
import { z } from 'zod';

const repUrlsSchema = z.string().transform((text, context) => {
  try {
    return z.record(repIdSchema, z.url()).parse(JSON.parse(text));
  } catch {
    context.addIssue({ code: 'custom', message: 'not a JSON object with the address of every partnership' });
    return z.NEVER;
  }
});

const environmentSchema = serviceEnvironment.extend({
  EVIDENCE_URL: z.url(),
  DATASET_URL: z.url(),
  NATIONAL_URL: z.url(),
  /** JSON object: slug of a partnership to the address of its service, all nine. */
  REP_URLS: repUrlsSchema,
  /** The local list of accounts, mode 0600. An OpenID Connect sign-in will take its place. */
  ACCOUNTS_FILE: z.string().min(1),
  /** Private Ed25519 key (JWK), mode 0600: signs tokens. Only the portal reads it. */
  SIGNING_KEY_FILE: z.string().min(1),
});
export type Environment = z.infer<typeof environmentSchema>;

export const readEnvironment = (): Environment => parseEnvironment(environmentSchema, process.env);
