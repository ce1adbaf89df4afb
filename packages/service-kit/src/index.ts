export { callHeaders } from './call-headers.ts';
export {
  type Caller,
  type CallerVerifier,
  createCallerVerifier,
  readPublicKeys,
  SignInError,
  TOKEN_ALGORITHM,
  TOKEN_ISSUER,
} from './caller.ts';
export {
  createPool,
  type DatabasePool,
  inTransaction,
  isDatabaseAway,
  type Pool,
  type PoolClient,
  type Queryable,
} from './database-pool.repository.ts';
export {
  EnvironmentError,
  kafkaBrokersSchema,
  parseEnvironment,
  postgresUrlSchema,
  type StreamEnvironment,
  serviceEnvironment,
  streamEnvironment,
} from './environment.ts';
export { FATAL_MISMATCH_EXIT_CODE, FatalMismatch, HttpProblem } from './errors.ts';
export { runMain } from './exit.ts';
export { createHttpServer, type HttpServer } from './http-server.ts';
export { type Part, readinessOf, runService } from './lifecycle.ts';
export { createLogger, type Logger } from './logger.ts';
export { applyMigrations, type MigrationOptions } from './migrations.repository.ts';
export { personOf } from './person-of.ts';
export { createLazyClient, queryableOf } from './prisma-client.repository.ts';
export { noteRefusal } from './refusals.ts';
export { FILE_HEADERS, FileAnswer, savedAs } from './rest/file-answer.ts';
export { fileBytesSchema } from './rest/receive-files.ts';
export { startTelemetry, type TelemetryInMemory } from './telemetry.ts';
export { contextOf, currentTraceparent, inSpan } from './trace-context.ts';
