import { createPool, type DatabasePool } from '@rep/service-kit';

const READ_CONNECTIONS = 6;
/** The slowest page of the portal takes a tenth of it; what takes longer would keep a connection from others. */
const LONGEST_STATEMENT_MS = 10_000;

/** The connections that answer questions: few, and none of them is kept long by one statement. */
export const createReadPool = (
  { url, logger }: Pick<Parameters<typeof createPool>[0], 'url' | 'logger'>,
  statementTimeoutMs = LONGEST_STATEMENT_MS,
): DatabasePool =>
  createPool({ url, logger, service: 'evidence', max: READ_CONNECTIONS, statementTimeoutMs });
