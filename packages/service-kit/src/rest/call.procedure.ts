import { type AnyTRPCRouter, callTRPCProcedure, getTRPCErrorFromUnknown, TRPCError } from '@trpc/server';
import { getHTTPStatusCodeFromError } from '@trpc/server/http';
import { HttpProblem } from '../errors.ts';
import type { TrpcContext } from '../trpc-context.ts';
import { detailsOf, messageOf, reasonOf } from '../trpc-errors.procedure.ts';
import type { TrpcRoutes } from '../trpc-routes.procedure.ts';
import type { RestProcedure } from './procedures.procedure.ts';

/** The same words, code and details that a tRPC client is given. */
const problemOf = (error: TRPCError): HttpProblem =>
  new HttpProblem(getHTTPStatusCodeFromError(error), messageOf(error), {
    cause: error.cause ?? error,
    members: { code: error.code, reason: reasonOf(error), ...detailsOf(error) },
  });

function readable(readInput: () => unknown): unknown {
  try {
    return readInput();
  } catch (cause) {
    if (cause instanceof SyntaxError) throw new TRPCError({ code: 'PARSE_ERROR', cause });
    throw cause;
  }
}

export type CallProcedure = (
  procedure: RestProcedure,
  authorization: string | undefined,
  readInput: () => unknown,
) => Promise<unknown>;

/** Calls procedures of a router as tRPC itself does: the token first, then the input, then the step. */
export const callerOf =
  ({ router, logger, context }: TrpcRoutes<AnyTRPCRouter>): CallProcedure =>
  async ({ path, method }, authorization, readInput) => {
    const ctx: TrpcContext = { ...context, logger, authorization };
    const type = method === 'GET' ? 'query' : 'mutation';
    const getRawInput = async (): Promise<unknown> => readable(readInput);
    try {
      const call = { router, path, type, ctx, getRawInput, signal: undefined, batchIndex: 0 } as const;
      return await callTRPCProcedure(call);
    } catch (cause) {
      throw problemOf(getTRPCErrorFromUnknown(cause));
    }
  };
