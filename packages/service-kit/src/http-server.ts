import fastify, { type FastifyInstance } from 'fastify';
import { FatalMismatch } from './errors.ts';
import { addErrorHandling } from './http-problems.ts';
import { addRequestLog } from './http-requests.ts';
import type { Part } from './lifecycle.ts';
import type { Logger } from './logger.ts';

export type HttpServerOptions = {
  readonly name: string;
  /** Port on 127.0.0.1; 0 takes a free one (for tests). */
  readonly port: number;
  readonly logger: Logger;
  /** Reasons why the service is not ready; none means ready. */
  readiness(): readonly string[] | Promise<readonly string[]>;
  readonly bodyLimit?: number;
};

export type HttpServer = Part & {
  /** Adds routes; before `start`. */
  register(routes: (app: FastifyInstance) => void | Promise<void>): void;
  /** Address once started. */
  url(): string;
};

/** A request above this is refused with 413: a page of 500 rows of 48 values stays below it. */
const DEFAULT_BODY_LIMIT = 1024 * 1024;
const MAX_PATH_PARAMETER = 2_000;

/**
 * An address whose percent signs stand for nothing is taken as it is written, and so is one that nobody knows: the
 * framework would answer it past every handler and hook of ours.
 */
function readableAddress(url: string): string {
  const [path = '', ...query] = url.split('?');
  try {
    decodeURIComponent(path);
    return url;
  } catch {
    return [path.replaceAll('%', '%25'), ...query].join('?');
  }
}

function addHealth(app: FastifyInstance, readiness: HttpServerOptions['readiness']): void {
  app.get('/health/live', async () => ({ live: true }));
  app.get('/health/ready', async (_request, reply) => {
    const reasons = await readiness();
    return reply.code(reasons.length === 0 ? 200 : 503).send({ ready: reasons.length === 0, reasons });
  });
}

/** No restart frees a port: it is somebody else's, or an outgoing connection holds it. */
const portTaken = (error: unknown, port: number): unknown =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
    ? new FatalMismatch(
        `Port ${port} on 127.0.0.1 is in use: end what holds it, or choose other ports (--port-base of "npm start", PORT of a service alone).`,
        { cause: error },
      )
    : error;

/** An HTTP server as a part, on 127.0.0.1 only: health, problem details for errors, a log without personal data. */
export function createHttpServer(options: HttpServerOptions): HttpServer {
  const app = fastify({
    bodyLimit: options.bodyLimit ?? DEFAULT_BODY_LIMIT,
    routerOptions: { maxParamLength: MAX_PATH_PARAMETER },
    rewriteUrl: ({ url = '/' }) => readableAddress(url),
    requestIdHeader: false,
    genReqId: () => crypto.randomUUID(),
    // Open keep-alive connections must not hold up the shutdown.
    forceCloseConnections: true,
  });
  addRequestLog(app, options.logger);
  addErrorHandling(app, options.logger);
  addHealth(app, options.readiness);
  let url = '';
  return {
    name: 'http',
    register: (routes) => void app.register(async (scope) => routes(scope)),
    url: () => url,
    start: async () => {
      url = await app.listen({ host: '127.0.0.1', port: options.port }).catch((error: unknown) => {
        throw portTaken(error, options.port);
      });
      options.logger.info({ url }, 'listening');
    },
    stop: () => app.close(),
    readiness: () => [],
  };
}
