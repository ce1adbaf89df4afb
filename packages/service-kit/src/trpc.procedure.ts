import { type Action, checkAccess, DomainError, mayDo, type PublicAction, ROLES } from '@rep/domain';
import { initTRPC, type TRPCError } from '@trpc/server';
import type { Caller } from './caller.ts';
import type { ProcedureMeta } from './rest/procedures.procedure.ts';
import type { TrpcContext } from './trpc-context.ts';
import { detailsOf, messageOf, reasonOf, toTrpcError } from './trpc-errors.procedure.ts';

export { restRoutes } from './rest/rest-routes.procedure.ts';
export { trpcRoutes } from './trpc-routes.procedure.ts';

const t = initTRPC
  .context<TrpcContext>()
  .meta<ProcedureMeta>()
  .create({
    isDev: false,
    errorFormatter: ({ shape, error }) => ({
      ...shape,
      message: messageOf(error),
      data: {
        code: shape.data.code,
        httpStatus: shape.data.httpStatus,
        reason: reasonOf(error),
        ...detailsOf(error),
      },
    }),
  });

export const router = t.router;

/** Coded refusals leave as the tRPC error they stand for; everything else is a bug and says nothing of itself. */
const withRefusals = t.middleware(async ({ next }) => {
  const result = await next();
  if (result.ok) return result;
  const refusal: TRPCError | undefined = toTrpcError(result.error.cause);
  if (refusal) throw refusal;
  return result;
});

/**
 * A procedure that only roles permitted the action may call, and nobody of another partnership: the token is checked on
 * every call, before the input is looked at. The resolver finds the caller in its context.
 */
export const procedureFor = (action: Action) =>
  t.procedure
    .meta({ roles: ROLES.filter((role) => mayDo(role, action)) })
    .use(withRefusals)
    .use(async ({ ctx, next, type, path }) => {
      const caller: Caller = await ctx.verify(ctx.authorization);
      try {
        checkAccess(caller, action, ctx.owner);
      } catch (error) {
        if (type === 'mutation' && error instanceof DomainError) {
          await ctx.auditRefused?.(caller, path, error);
        }
        throw error;
      }
      return next({ ctx: { caller } });
    });

/**
 * A procedure that is asked without an account, because its input carries a secret that its resolver checks: for the
 * few actions that the table of who may do what names as such, and no other.
 */
export const publicProcedureFor = (action: PublicAction) =>
  t.procedure
    .meta({ roles: [], description: `${action}: asked with a secret in the input instead of an account.` })
    .use(withRefusals);
