import { useGraphQlJit } from '@envelop/graphql-jit';
import { evidenceSight, mayEnterEvidence } from '@rep/domain';
import { type Caller, type CallerVerifier, HttpProblem, type Logger } from '@rep/service-kit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { createYoga } from 'graphql-yoga';
import type { EvidenceReads } from '../reads.ts';
import { rememberCallers } from '../remember-callers.ts';
import { createMaskError } from './mask-error.ts';
import { isIntrospection, queryLimits } from './query-limits.ts';
import { refusalNotes } from './refusal-notes.ts';
import { schema } from './schema.ts';

/** A query with its variables takes 10 kB; reading stops here, and parsing at the limit of words and signs. */
const BODY_LIMIT = 512_000;

export type GraphqlOptions = {
  readonly reads: EvidenceReads;
  readonly verify: CallerVerifier;
  readonly logger: Logger;
};

/** Yoga has a `request` of its own beside these. */
type Asking = {
  readonly asked: FastifyRequest;
  readonly caller: Caller;
};

function createGraphql({ reads, logger }: GraphqlOptions) {
  return createYoga<Asking>({
    schema,
    context: ({ caller }) => ({ ...reads, caller, sight: evidenceSight(caller) }),
    plugins: [
      queryLimits,
      refusalNotes,
      useGraphQlJit({}, { enableIf: ({ document }) => !isIntrospection(document) }),
    ],
    maskedErrors: { maskError: createMaskError(logger) },
    graphqlEndpoint: '/graphql',
    batching: false,
    graphiql: false,
    landingPage: false,
    cors: false,
    multipart: false,
    logging: false,
  });
}

/** POST /graphql for whoever holds a token of a role that may read evidence. */
export function graphqlRoutes(options: GraphqlOptions): (app: FastifyInstance) => void {
  const yoga = createGraphql(options);
  const verify = rememberCallers(options.verify);
  const callers = new WeakMap<FastifyRequest, Caller>();
  const callerOf = (request: FastifyRequest): Caller => {
    const caller = callers.get(request);
    if (!caller) throw new Error('a request came past the check of its caller');
    return caller;
  };
  return (app) => {
    app.addHook('onRequest', async (request) => {
      const caller = await verify(request.headers.authorization);
      callers.set(request, caller);
      if (mayEnterEvidence(caller.role, 'figures')) return;
      throw new HttpProblem(403, `Ask somebody with another role: ${caller.role} may not read the evidence.`);
    });
    app.post('/graphql', { bodyLimit: BODY_LIMIT }, async (request, reply) => {
      const response = await yoga.handleNodeRequestAndResponse(request, reply, {
        ...{ asked: request, caller: callerOf(request) },
      });
      for (const [name, value] of response.headers) reply.header(name, value);
      return reply.code(response.status).send(response.body);
    });
  };
}
