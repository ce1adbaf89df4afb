import { kafkaBrokersSchema } from '@rep/service-kit';
import { z } from 'zod';
import { StartError } from './start-error.ts';

const environmentSchema = z.object({
  /** When `npm start` began (milliseconds), so that "ready in N s" counts the set-up too. */
  REP_STARTED_AT: z.coerce.number().int().optional(),
  /** Brokers of a Kafka that runs elsewhere; with --kafka only. An empty list is as good as none. */
  KAFKA_BROKERS: z.union([z.literal('').transform(() => undefined), kafkaBrokersSchema]).optional(),
  /** The services' own variables, handed on as they are. */
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url().optional(),
});

export type LauncherEnvironment = {
  readonly startedAt: number;
  readonly kafkaBrokers: string | null;
  /** What every child inherits, and nothing else of ours. */
  readonly inherited: Readonly<Record<string, string>>;
  /** How messages are sent, for the portal alone: a mail server's address holds its password. */
  readonly messages: Readonly<Record<string, string>>;
};

const INHERITED =
  /^(PATH|HOME|TMPDIR|TZ|LANG|LC_ALL|NODE_COMPILE_CACHE|LOG_LEVEL|OTEL_\w+|SCANNER_ADDRESS|DOCUMENT_LIMIT_BYTES)$/;

const MESSAGES = /^(SMTP_URL|MAIL_FROM|PUBLIC_URL|DIGEST_HOUR|DIGEST_CHECK_SECONDS)$/;

const named = (source: NodeJS.ProcessEnv, names: RegExp): Record<string, string> =>
  Object.fromEntries(
    Object.entries(source).filter(
      (entry): entry is [string, string] => names.test(entry[0]) && entry[1] !== undefined && entry[1] !== '',
    ),
  );

/** Reads the environment once. Throws StartError that names all that is wrong, and what to write. */
export function readEnvironment(source: NodeJS.ProcessEnv = process.env): LauncherEnvironment {
  const parsed = environmentSchema.safeParse(source);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')} (${message})`);
    throw new StartError(`Correct these environment variables: ${problems.join(', ')}.`);
  }
  return {
    startedAt: parsed.data.REP_STARTED_AT ?? Date.now(),
    kafkaBrokers: parsed.data.KAFKA_BROKERS ?? null,
    inherited: named(source, INHERITED),
    messages: named(source, MESSAGES),
  };
}
