import { StreamError } from '../errors.ts';

/** SQLSTATEs that our own functions raise (migrations/). */
const UNKNOWN_TOPIC = 'ST001';
const UNKNOWN_MEMBER = 'ST002';
const PERMISSION_DENIED = '42501';

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** Connection exceptions (08), operator intervention (57P: shutdown, crash, starting up) and too many connections. */
const AWAY_CODES = /^(08...|57P0[1-4]|53300|E[A-Z]+)$/;
/** node-postgres gives no code to these. */
const AWAY_MESSAGES = /Connection terminated|connection error|timeout|Client was closed|not queryable/i;

const isAway = (error: unknown): boolean =>
  AWAY_CODES.test(codeOf(error)) ||
  (error instanceof Error && codeOf(error) === '' && AWAY_MESSAGES.test(error.message));

/** The lease ran out or the group was left: the member has to join again. */
export const isUnknownMember = (error: unknown): boolean => codeOf(error) === UNKNOWN_MEMBER;

export const isUnavailable = (error: unknown): boolean =>
  error instanceof StreamError && error.code === 'stream-unavailable';

/** A database error as the port speaks of it; what it does not know stays as it is. */
export function asStreamError(error: unknown): unknown {
  const options = { cause: error };
  if (isAway(error))
    return new StreamError('stream-unavailable', 'The database of the stream cannot be reached.', options);
  if (codeOf(error) === UNKNOWN_TOPIC)
    return new StreamError('unknown-topic', 'The stream has no such topic or partition.', options);
  if (codeOf(error) === PERMISSION_DENIED)
    return new StreamError('not-permitted', 'The database role may not do that on the stream.', options);
  return error;
}

/** Runs a piece of database work and translates what it throws. */
export async function translated<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asStreamError(error);
  }
}
