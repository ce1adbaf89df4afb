import type { AnyTRPCRouter } from '@trpc/server';
import { type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from '@trpc/server/adapters/fastify';
import type { FastifyInstance } from 'fastify';
import type { Logger } from './logger.ts';
import { noteRefusal } from './refusals.ts';
import type { TrpcContext } from './trpc-context.ts';
import { refusalReasonOf } from './trpc-errors.procedure.ts';

export type TrpcRoutes<R extends AnyTRPCRouter> = {
  readonly router: R;
  readonly logger: Logger;
  readonly context: Omit<TrpcContext, 'authorization' | 'logger'>;
};

/** More calls than this in one batched request are refused. */
const MAX_BATCH = 10;

/** Mounts a router at /trpc. Bugs go to the log with their path; inputs never do. */
export const trpcRoutes =
  <R extends AnyTRPCRouter>({ router, logger, context }: TrpcRoutes<R>) =>
  async (app: FastifyInstance): Promise<void> => {
    const trpcOptions = {
      router,
      maxBatchSize: MAX_BATCH,
      createContext: ({ req }) => ({ ...context, logger, authorization: req.headers.authorization }),
      onError: ({ error, path, type, req }) => {
        if (error.code === 'INTERNAL_SERVER_ERROR') logger.error({ err: error.cause, path }, 'a call failed');
        // The name of a procedure that is not there is what somebody typed.
        else
          noteRefusal(req, {
            reason: refusalReasonOf(error),
            ...(path && type !== 'unknown' && { procedure: path }),
          });
      },
    } satisfies FastifyTRPCPluginOptions<AnyTRPCRouter>['trpcOptions'];
    await app.register(fastifyTRPCPlugin<AnyTRPCRouter>, { prefix: '/trpc', trpcOptions });
  };
