import { HttpProblem } from '@rep/service-kit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Portal } from '../http/portal.ts';
import { accountOf, sendPage } from '../http/visit.ts';

const paramsSchema = z.object({ token: z.string().max(1_000) });
/** "List-Unsubscribe=One-Click", and nothing that anybody else would send. */
const BODY_BYTES = 4_096;

async function accountNamed(portal: Portal, request: FastifyRequest): Promise<string> {
  const params = paramsSchema.safeParse(request.params);
  const account = params.success ? await portal.unsubscribing.read(params.data.token) : null;
  if (account !== null) return account;
  throw new HttpProblem(404, 'Use the link as it stands in your digest: this one ends nothing.');
}

async function show(portal: Portal, request: FastifyRequest, reply: FastifyReply, ended: boolean) {
  const account = await accountOf(portal, request);
  const page = { template: 'unsubscribe.njk', context: { ended }, status: 200 };
  return sendPage(portal, { request, reply, account }, page);
}

/**
 * Ends the digests of an account without sign-in. Opening the link changes nothing, because programs that look at mail
 * open every link; mail programs send the form themselves (RFC 8058), without a cookie and from another site, so what
 * guards it is the signature in the address and that it can do nothing else.
 */
export function unsubscribeRoutes(app: FastifyInstance, portal: Portal): void {
  void app.register(async (scope) => {
    const path = '/notifications/unsubscribe/:token';
    if (!scope.hasContentTypeParser('multipart/form-data')) {
      const options = { parseAs: 'string', bodyLimit: BODY_BYTES } as const;
      scope.addContentTypeParser('multipart/form-data', options, (_request, _body, done) => done(null, {}));
    }
    scope.get(path, async (request, reply) => {
      await accountNamed(portal, request);
      return show(portal, request, reply, false);
    });
    scope.post(path, { bodyLimit: BODY_BYTES }, async (request, reply) => {
      await portal.digests.choose(await accountNamed(portal, request), 'none');
      return show(portal, request, reply, true);
    });
  });
}
