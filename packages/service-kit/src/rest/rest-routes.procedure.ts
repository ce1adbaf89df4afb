import type { AnyTRPCRouter } from '@trpc/server';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { HttpProblem } from '../errors.ts';
import type { TrpcRoutes } from '../trpc-routes.procedure.ts';
import { type CallProcedure, callerOf } from './call.procedure.ts';
import { FILE_HEADERS, FileAnswer, savedAs } from './file-answer.ts';
import { type ApiAbout, openApiDocument } from './open-api.ts';
import { addressOf, proceduresOf, type RestProcedure } from './procedures.procedure.ts';
import { inputReaderOf } from './read-input.ts';
import { receiveFiles } from './receive-files.ts';

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

function sendResult(reply: FastifyReply, result: unknown): FastifyReply {
  if (!(result instanceof FileAnswer)) return reply.type(JSON_TYPE).send(JSON.stringify(result ?? null));
  const { name, type, bytes } = result;
  return reply
    .headers({ ...FILE_HEADERS, 'content-disposition': `attachment; ${savedAs(name)}` })
    .type(type)
    .send(bytes);
}

function addRoute(app: FastifyInstance, procedure: RestProcedure, call: CallProcedure): void {
  const readInput = inputReaderOf(procedure);
  app.route({
    url: addressOf(procedure),
    method: procedure.method,
    handler: async (request, reply) =>
      sendResult(reply, await call(procedure, request.headers.authorization, () => readInput(request))),
  });
}

type RestRoutes<R extends AnyTRPCRouter> = TrpcRoutes<R> & {
  readonly about: ApiAbout;
  /** The largest file that a procedure takes. */
  readonly mostFileBytes?: number;
};

/** A service that keeps documents says how large they may be. */
const DEFAULT_FILE_BYTES = 1024 * 1024;

/**
 * The same procedures for whoever does not write TypeScript: GET for a query, POST for a change, JSON in and out, every
 * refusal as problem details, and the OpenAPI document of it all at /api/openapi.json. A procedure is here by being in the
 * router; it says nothing for it.
 */
export const restRoutes =
  <R extends AnyTRPCRouter>(options: RestRoutes<R>) =>
  async (server: FastifyInstance): Promise<void> => {
    const procedures = proceduresOf(options.router);
    const call = callerOf(options);
    const { mostFileBytes = DEFAULT_FILE_BYTES } = options;
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
        if (procedure.meta.file === 'in') {
          await app.register(async (scope) => {
            receiveFiles(scope, { mostBytes: mostFileBytes, verify: options.context.verify });
            addRoute(scope, procedure, call);
          });
        } else addRoute(app, procedure, call);
        refuseOtherMethods(app, procedure);
      }
    };
    await server.register(routes, { prefix: '/api' });
  };
