import type { Logger } from '@rep/service-kit';
import { GraphQLError } from 'graphql';
import { troubleOf } from '../ingest/store-errors.ts';
import { codedError, isCoded } from './coded-error.ts';

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

/** What the user sees of an error; what went wrong inside goes to the log alone. */
export function createMaskError(logger: Logger): (error: unknown) => Error {
  return (error) => {
    const origin = originOf(error);
    if (isCoded(error)) return error;
    if (isCoded(origin)) return withPlace(origin, error);
    if (isAboutTheQuery(error)) {
      return new GraphQLError(error.message, {
        ...(error.nodes && { nodes: error.nodes }),
        extensions: { code: 'BAD_INPUT', http: { status: 400, spec: false } },
      });
    }
    logger.error({ err: origin }, 'a query failed');
    if (troubleOf(origin) === 'again') {
      return withPlace(codedError('UNAVAILABLE', 'Try again in a minute: the store does not answer.'), error);
    }
    return withPlace(codedError('INTERNAL', 'Try again; if it happens again, report the request id.'), error);
  };
}
