import { DomainError, StaleVersion, StepRefused } from '@rep/domain';
import { TRPCError } from '@trpc/server';
import { ZodError } from 'zod';
import { SignInError } from './caller.ts';

type TrpcCode = TRPCError['code'];

/** Refusals by their code. Other coded errors of the domain are the caller's mistake: BAD_REQUEST. */
const CODES: Readonly<Record<string, TrpcCode>> = {
  'role-not-permitted': 'FORBIDDEN',
  'other-partnership': 'FORBIDDEN',
  'not-a-lead-of-this-partnership': 'FORBIDDEN',
  'not-registered': 'NOT_FOUND',
  'pilot-not-found': 'NOT_FOUND',
  'record-not-found': 'NOT_FOUND',
  'already-registered': 'CONFLICT',
  'authority-in-a-partnership': 'CONFLICT',
  'too-many-partnerships': 'CONFLICT',
  'waiting-for-the-registry': 'PRECONDITION_FAILED',
  'step-refused': 'PRECONDITION_FAILED',
  'stale-version': 'CONFLICT',
  'evidence-away': 'SERVICE_UNAVAILABLE',
  'link-ended': 'NOT_FOUND',
  'link-full': 'TOO_MANY_REQUESTS',
  'too-many-requests': 'TOO_MANY_REQUESTS',
  'document-too-large': 'PAYLOAD_TOO_LARGE',
  'scanner-away': 'SERVICE_UNAVAILABLE',
};
/** The outbox's refusals that a caller can do something about. */
const OUTBOX_CODES: Readonly<Record<string, TrpcCode>> = {
  'backlog-too-large': 'TOO_MANY_REQUESTS',
  'event-too-large': 'PAYLOAD_TOO_LARGE',
  'invalid-event': 'BAD_REQUEST',
  'recorded-in-the-future': 'BAD_REQUEST',
};

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

/** What PostgreSQL calls a text with a character that it cannot hold (NUL): an id with one is nobody's. */
const UNHOLDABLE: readonly string[] = ['22021', '22P05'];
const UNHOLDABLE_TEXT =
  'Take the control characters out of what you send: no text that is kept can hold them.';

/** The tRPC error of a refusal; undefined for what is a bug. */
export function toTrpcError(cause: unknown): TRPCError | undefined {
  if (cause instanceof SignInError) {
    return new TRPCError({ code: 'UNAUTHORIZED', message: cause.message, cause });
  }
  const code = codeOf(cause);
  if (cause instanceof DomainError) {
    return new TRPCError({ code: CODES[cause.code] ?? 'BAD_REQUEST', message: cause.message, cause });
  }
  if (cause instanceof Error && cause.name === 'OutboxError' && code && OUTBOX_CODES[code]) {
    return new TRPCError({ code: OUTBOX_CODES[code], message: cause.message, cause });
  }
  if (code && UNHOLDABLE.includes(code))
    return new TRPCError({ code: 'BAD_REQUEST', message: UNHOLDABLE_TEXT });
  return undefined;
}

/** The sentence for the user: the first field that is wrong, the refusal's own words, nothing about a bug. */
export function messageOf(error: TRPCError): string {
  if (error.cause instanceof ZodError) {
    const [first] = error.cause.issues;
    return `Check ${first?.path.join('.') || 'the input'}: ${first?.message ?? 'it is not valid'}.`;
  }
  if (error.code === 'PARSE_ERROR' || error.cause instanceof SyntaxError)
    return 'Send the input as JSON: it could not be read.';
  return error.code === 'INTERNAL_SERVER_ERROR'
    ? 'Try again; if it happens again, report the time and what you did.'
    : error.message;
}

/** The code of the rule that was broken, for programs; null where there is none. */
export const reasonOf = (error: TRPCError): string | null =>
  error.code === 'INTERNAL_SERVER_ERROR' ? null : (codeOf(error.cause) ?? null);

/** Why a call was refused, for the log. */
export const refusalReasonOf = (error: TRPCError): string =>
  error.cause instanceof SignInError ? error.cause.reason : (reasonOf(error) ?? error.code);

/** What a page can show beside the sentence: every field that is wrong, every gate, what somebody else changed. */
export function detailsOf({ cause }: TRPCError) {
  const fields =
    cause instanceof ZodError
      ? cause.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
      : [];
  const refusals = cause instanceof StepRefused ? cause.refusals : [];
  const conflict =
    cause instanceof StaleVersion
      ? {
          currentVersion: cause.currentVersion,
          changedByRole: cause.changedByRole,
          differences: cause.differences,
        }
      : null;
  return { fields, refusals, conflict };
}
