import type { AnyTRPCRouter } from '@trpc/server';
import type { FastifyInstance } from 'fastify';
import { HttpProblem } from '../errors.ts';
import type { TrpcRoutes } from '../trpc-routes.procedure.ts';
import { callerOf } from './call.procedure.ts';
import { type ApiAbout, openApiDocument } from './open-api.ts';
import { addressOf, proceduresOf, type RestProcedure } from './procedures.procedure.ts';
import { inputReaderOf } from './read-input.ts';

const JSON_TYPE = 'application/json; charset=utf-8';
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

function refuseOtherMethods(app: FastifyInstance, procedure: RestProcedure): void {
  const { method } = procedure;
  app.route({
    url: addressOf(procedure),
    method: METHODS.filter((other) => other !== method),
    // Before a body is read: whatever it is, it is not for here.
    onRequest: async (_request, reply) => {
      reply.header('allow', method);
      throw new HttpProblem(405, `Send this as ${method}.`);
    },
    handler: async () => undefined,
  });
}

/**
 * The same procedures for whoever does not write TypeScript: GET for a query, POST for a change, JSON in and out, every
 * refusal as problem details, and the OpenAPI document of it all at /api/openapi.json. A procedure is here by being in the
 * router; it says nothing for it.
 */
export const restRoutes =
  <R extends AnyTRPCRouter>(options: TrpcRoutes<R> & { readonly about: ApiAbout }) =>
  async (server: FastifyInstance): Promise<void> => {
    const procedures = proceduresOf(options.router);
    const call = callerOf(options);
    const sources = procedures.map((procedure) => ({ ...procedure, address: addressOf(procedure) }));
    let document: string | undefined;
    const routes = async (app: FastifyInstance): Promise<void> => {
      app.removeContentTypeParser('text/plain');
      app.setNotFoundHandler(async () => {
        throw new HttpProblem(404, 'Check the address: /api/openapi.json lists everything that is here.');
      });
      app.get('/openapi.json', async (request, reply) => {
        await options.context.verify(request.headers.authorization);
        document ??= JSON.stringify(openApiDocument(options.about, sources), null, 2);
        return reply.type(JSON_TYPE).send(`${document}\n`);
      });
      for (const procedure of procedures) {
        const readInput = inputReaderOf(procedure);
        app.route({
          url: addressOf(procedure),
          method: procedure.method,
          handler: async (request, reply) => {
            const result = await call(procedure, request.headers.authorization, () => readInput(request));
            return reply.type(JSON_TYPE).send(JSON.stringify(result ?? null));
          },
        });
        refuseOtherMethods(app, procedure);
      }
    };
    await server.register(routes, { prefix: '/api' });
  };
