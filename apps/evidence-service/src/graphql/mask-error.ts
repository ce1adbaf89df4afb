import type { Logger } from '@rep/service-kit';
import { GraphQLError } from 'graphql';
import { isTimeout, troubleOf } from '../ingest/store-errors.ts';
import { SCALAR_ADVICE } from './builder.ts';
import { aboutTheQuery, codedError, isCoded, recoded } from './coded-error.ts';

const TOOK_TOO_LONG = 'Ask for less, or try again in a minute: the answer took too long.';

const originOf = (error: unknown): unknown =>
  error instanceof GraphQLError && error.originalError ? originOf(error.originalError) : error;

/** Errors of GraphQL itself (syntax, unknown fields, wrong arguments) have no origin, and are for whoever wrote the query. */
const isAboutTheQuery = (error: unknown): error is GraphQLError =>
  error instanceof GraphQLError && !error.originalError && error.path === undefined;

function withPlace(coded: GraphQLError, error: unknown): GraphQLError {
  if (!(error instanceof GraphQLError)) return coded;
  const { nodes, path } = error;
  return new GraphQLError(coded.message, {
    ...(nodes && { nodes }),
    ...(path && { path }),
    extensions: coded.extensions,
  });
}

/** Compiled execution puts words of its own over what a scalar said of a variable. */
function adviceOn(error: unknown): GraphQLError | null {
  if (!(error instanceof GraphQLError) || error.path) return null;
  const scalar = /Expected type "?(\w+)"?/.exec(error.message)?.[1] ?? '';
  const advice = SCALAR_ADVICE[scalar];
  return advice ? aboutTheQuery(error, advice) : null;
}

/** What the user sees of an error; what went wrong inside goes to the log alone. */
export function createMaskError(logger: Logger): (error: unknown) => Error {
  return (error) => {
    const origin = originOf(error);
    const advice = adviceOn(error);
    if (advice) return advice;
    // Anew, because the server marks parse errors on their way as a success in HTTP's terms.
    if (isCoded(error)) return withPlace(recoded(error), error);
    if (isCoded(origin)) return withPlace(origin, error);
    if (isAboutTheQuery(error)) return aboutTheQuery(error);
    logger.error({ err: origin }, 'a query failed');
    if (isTimeout(origin)) return withPlace(codedError('UNAVAILABLE', TOOK_TOO_LONG), error);
    if (troubleOf(origin) === 'again') {
      return withPlace(codedError('UNAVAILABLE', 'Try again in a minute: the store does not answer.'), error);
    }
    return withPlace(codedError('INTERNAL', 'Try again; if it happens again, report the request id.'), error);
  };
}
