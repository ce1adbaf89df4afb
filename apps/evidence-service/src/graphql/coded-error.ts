import { GraphQLError } from 'graphql';

export type ErrorCode = 'BAD_INPUT' | 'QUERY_TOO_LARGE' | 'UNAVAILABLE' | 'INTERNAL';

const STATUS: Readonly<Record<ErrorCode, number>> = {
  BAD_INPUT: 400,
  QUERY_TOO_LARGE: 400,
  UNAVAILABLE: 503,
  INTERNAL: 500,
};

/** An error for the user: one sentence that says what to do, and a code for programs. */
export const codedError = (code: ErrorCode, message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code, http: { status: STATUS[code], spec: false } } });

export const isCoded = (error: unknown): error is GraphQLError =>
  error instanceof GraphQLError && typeof error.extensions['code'] === 'string';
