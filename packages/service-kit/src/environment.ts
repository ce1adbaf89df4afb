import { z } from 'zod';

const HIGHEST_PORT = 65_535;
const WHOLE_PORT = `write a whole number from 1 to ${HIGHEST_PORT}`;

/** Raised when the environment does not fit the schema; lists every problem, never a value. */
export class EnvironmentError extends Error {
  constructor(problems: readonly string[]) {
    super(`The environment is not complete:\n${problems.map((p) => `  - ${p}`).join('\n')}`);
    this.name = 'EnvironmentError';
  }
}

/**
 * Parses the environment once, at the edge. Throws EnvironmentError naming all problems together; values stay out of
 * the message because some are secrets.
 */
export function parseEnvironment<T extends z.ZodType>(
  schema: T,
  source: Record<string, string | undefined>,
): z.infer<T> {
  const parsed = schema.safeParse(source);
  if (parsed.success) return parsed.data;
  throw new EnvironmentError(
    parsed.error.issues.map((issue) => {
      const name = issue.path.join('.');
      return source[name] === undefined ? `${name} is missing` : `${name} is wrong: ${issue.message}`;
    }),
  );
}

/** A database, by host or by the directory of its socket (`?host=`); nothing connects before all settings are read. */
function isPostgresUrl(text: string): boolean {
  const url = URL.parse(text);
  if (!url || !['postgres:', 'postgresql:'].includes(url.protocol)) return false;
  return (url.hostname !== '' || url.searchParams.has('host')) && url.pathname.length > 1;
}

export const postgresUrlSchema = z
  .string()
  .refine(isPostgresUrl, 'write it as postgres://role:password@host:port/database');

const BROKER = /^([\w.-]+|\[[\da-f:]+\]):(\d{1,5})$/i;
const isBroker = (text: string): boolean => {
  const port = Number(BROKER.exec(text.trim())?.[2]);
  return port >= 1 && port <= HIGHEST_PORT;
};

export const kafkaBrokersSchema = z
  .string()
  .refine((text) => text.split(',').every(isBroker), 'write it as host:port, several with commas between');

const portSchema = z
  .string()
  .regex(/^\d{1,5}$/, WHOLE_PORT)
  .transform(Number)
  .refine((port) => port >= 1 && port <= HIGHEST_PORT, WHOLE_PORT);

/** Settings every service has. Each app extends it in its own `env.ts`. */
export const serviceEnvironment = z.object({
  /** Port on 127.0.0.1. */
  PORT: portSchema,
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  /** Public keys (JWKS, JSON) that sign-in tokens are checked against. */
  IDENTITY_JWKS_FILE: z.string().min(1),
  /** "stdin": stop when standard input closes, so that no service outlives its launcher. */
  REP_LIFELINE: z.enum(['stdin', 'none']).default('none'),
  /** Where traces and metrics go (OTLP over HTTP). Unset: telemetry is off. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url().optional(),
});

/** Settings of a service that takes part in the stream. */
export const streamEnvironment = z.discriminatedUnion('STREAM', [
  z.object({ STREAM: z.literal('embedded'), STREAM_DATABASE_URL: postgresUrlSchema }),
  z.object({
    STREAM: z.literal('kafka'),
    KAFKA_BROKERS: kafkaBrokersSchema,
    KAFKA_TOPIC_PREFIX: z.string().default(''),
  }),
]);
export type StreamEnvironment = z.infer<typeof streamEnvironment>;
