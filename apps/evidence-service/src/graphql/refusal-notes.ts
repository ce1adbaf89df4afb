import { noteRefusal } from '@rep/service-kit';
import type { FastifyRequest } from 'fastify';
import type { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { ErrorCode } from './coded-error.ts';

const REFUSALS: ReadonlySet<unknown> = new Set<ErrorCode>(['BAD_INPUT', 'NOT_PERMITTED', 'QUERY_TOO_LARGE']);

const codesOf = (errors: readonly GraphQLError[] | undefined): string[] =>
  (errors ?? []).map(({ extensions }) => extensions?.['code']).filter((code) => typeof code === 'string');

/** Tells the log of requests by its code why a query was refused; nothing of the query goes there. */
export const refusalNotes: Plugin<object, { readonly asked: FastifyRequest }> = {
  onResultProcess({ result, serverContext }) {
    const results = Symbol.asyncIterator in result ? [] : [result].flat();
    const reason = results.flatMap(({ errors }) => codesOf(errors)).find((code) => REFUSALS.has(code));
    if (reason !== undefined) noteRefusal(serverContext.asked, { reason });
  },
};
