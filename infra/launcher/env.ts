import { z } from 'zod';
import { StartError } from './start-error.ts';

const environmentSchema = z.object({
  /** When `npm start` began (milliseconds), so that "ready in N s" counts the set-up too. */
  REP_STARTED_AT: z.coerce.number().int().optional(),
  /** Brokers of a Kafka that runs elsewhere; with --kafka only. */
  KAFKA_BROKERS: z.string().min(1).optional(),
  /** The services' own variables, handed on as they are. */
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url().optional(),
});

export type LauncherEnvironment = {
  readonly startedAt: number;
  readonly kafkaBrokers: string | null;
  /** What every child inherits, and nothing else of ours. */
  readonly inherited: Readonly<Record<string, string>>;
};

const INHERITED = /^(PATH|HOME|TMPDIR|TZ|LANG|LC_ALL|NODE_COMPILE_CACHE|LOG_LEVEL|OTEL_\w+)$/;

/** Reads the environment once. Throws StartError naming what is wrong. */
export function readEnvironment(): LauncherEnvironment {
  const parsed = environmentSchema.safeParse(process.env);
  if (!parsed.success)
    throw new StartError(
      `These environment variables are wrong: ${parsed.error.issues.map((issue) => issue.path.join('.')).join(', ')}.`,
    );
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => INHERITED.test(entry[0]) && entry[1] !== undefined,
  );
  return {
    startedAt: parsed.data.REP_STARTED_AT ?? Date.now(),
    kafkaBrokers: parsed.data.KAFKA_BROKERS ?? null,
    inherited: Object.fromEntries(inherited),
  };
}
