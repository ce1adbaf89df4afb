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

const environmentFields = serviceEnvironment.extend({
  EVIDENCE_URL: z.url(),
  DATASET_URL: z.url(),
  NATIONAL_URL: z.url(),
  /** JSON object: slug of a partnership to the address of its service, all nine. */
  REP_URLS: repUrlsSchema,
  /** The local list of accounts, mode 0600. An OpenID Connect sign-in will take its place. */
  ACCOUNTS_FILE: z.string().min(1),
  /** Private Ed25519 key (JWK), mode 0600: signs tokens. Only the portal reads it. */
  SIGNING_KEY_FILE: z.string().min(1),
  /** Where the pages are for people outside: links in messages lead there. */
  PUBLIC_URL: z.url(),
  /** A folder of mode 0700 for what the portal keeps of accounts: choices, what was sent, digests of addresses. */
  PORTAL_DIRECTORY: z.string().min(1),
  /** Where messages are kept that go to no mail server. */
  MAIL_DIRECTORY: z.string().min(1),
  /** The mail server: smtp://user:password@host:587 or smtps://. Without one, messages are kept as files. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** Whom messages are from. */
  MAIL_FROM: z.email().default('no-reply@rep.invalid'),
  /** The hour in London at which digests fall due. */
  DIGEST_HOUR: z.coerce.number().int().min(0).max(23).default(7),
  /** How often it is looked whether one is due. */
  DIGEST_CHECK_SECONDS: z.coerce.number().int().min(1).max(3_600).default(60),
});
/** A server refuses what comes from nowhere. */
const environmentSchema = environmentFields.refine(
  ({ SMTP_URL, MAIL_FROM }) => SMTP_URL === undefined || !MAIL_FROM.endsWith('.invalid'),
  { path: ['MAIL_FROM'], message: 'must be the address that messages are from, because SMTP_URL is set' },
);
export type Environment = z.infer<typeof environmentSchema>;

export const readEnvironment = (): Environment => parseEnvironment(environmentSchema, process.env);
