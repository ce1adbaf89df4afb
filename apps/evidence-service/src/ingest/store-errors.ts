import { ReceivedTwice } from './ledger.repository.ts';

/** What an error of the store means for the batch that met it. */
export type StoreTrouble =
  /** The store is away or another transaction was in the way: do the batch again. */
  | 'again'
  /** Something in the batch cannot be stored: find out which event it is. */
  | 'unstorable'
  | 'bug';

/** SQLSTATE classes and codes: PostgreSQL 18 manual, appendix A. */
const AGAIN_CLASSES = new Set(['08', '40', '53', '57', '58']);
const AGAIN_CODES = new Set(['55P03', '23505']);
const UNSTORABLE_CLASSES = new Set(['22', '23', '54']);
const CONNECTION_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'ECONNABORTED',
]);
/** What the driver says, without a code, when the connection goes away or cannot be had. */
const CONNECTION_MESSAGES =
  /connection terminated|connection ended|timeout exceeded when trying to connect|client has encountered a connection error|not queryable/i;

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

export function troubleOf(error: unknown): StoreTrouble {
  if (error instanceof ReceivedTwice) return 'again';
  const code = codeOf(error);
  if (CONNECTION_CODES.has(code)) return 'again';
  if (code.length === 5) {
    if (AGAIN_CODES.has(code) || AGAIN_CLASSES.has(code.slice(0, 2))) return 'again';
    if (UNSTORABLE_CLASSES.has(code.slice(0, 2))) return 'unstorable';
    return 'bug';
  }
  return error instanceof Error && CONNECTION_MESSAGES.test(error.message) ? 'again' : 'bug';
}

/** One line about an error for a log or an outcome; never what an event holds. */
export const inWords = (error: unknown): string =>
  error instanceof Error ? `${error.name}${codeOf(error) ? ` ${codeOf(error)}` : ''}` : 'unknown';

/** Whether a key was there already: another transaction took it at the same time, or the event itself breaks it. */
export const isTakenKey = (error: unknown): boolean => codeOf(error) === '23505';

/** Whether two transactions seem to have taken the same key at once. Done again, the later one sees the earlier. */
export const isCollision = (error: unknown): boolean => error instanceof ReceivedTwice || isTakenKey(error);

/** Whether the server ended a statement because it took longer than its connection allows. */
export const isTimeout = (error: unknown): boolean => codeOf(error) === '57014';
