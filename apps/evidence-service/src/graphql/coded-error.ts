import { GraphQLError } from 'graphql';

export type ErrorCode = 'BAD_INPUT' | 'NOT_PERMITTED' | 'QUERY_TOO_LARGE' | 'UNAVAILABLE' | 'INTERNAL';

const STATUS: Readonly<Record<ErrorCode, number>> = {
  BAD_INPUT: 400,
  NOT_PERMITTED: 403,
  QUERY_TOO_LARGE: 400,
  UNAVAILABLE: 503,
  INTERNAL: 500,
};

/** An error for the user: one sentence that says what to do, and a code for programs. */
export const codedError = (code: ErrorCode, message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code, http: { status: STATUS[code], spec: false } } });

export const isCoded = (error: unknown): error is GraphQLError =>
  error instanceof GraphQLError && Object.hasOwn(STATUS, String(error.extensions?.['code']));

/** An error that GraphQL itself found in a query, as one of ours; `message` where there is better advice than its own. */
export const aboutTheQuery = (error: GraphQLError, message = error.message): GraphQLError =>
  new GraphQLError(message, {
    ...(error.nodes && { nodes: error.nodes }),
    extensions: codedError('BAD_INPUT', message).extensions,
  });

export const recoded = (error: GraphQLError): GraphQLError => {
  const code = Object.keys(STATUS).find((known): known is ErrorCode => known === error.extensions['code']);
  return codedError(code ?? 'INTERNAL', error.message);
};
