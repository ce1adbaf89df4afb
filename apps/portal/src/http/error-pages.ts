import { HttpProblem } from '@rep/service-kit';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Portal } from './portal.ts';
import { accountOf, sendPage } from './visit.ts';

const TITLES: Readonly<Record<number, string>> = {
  400: 'There is a problem with the address',
  403: 'You cannot see this page',
  404: 'Page not found',
  413: 'What you sent is too large',
  429: 'Too many attempts',
  500: 'Sorry, there is a problem with the portal',
  503: 'Sorry, part of the system is not available',
};
const DETAILS: Readonly<Record<number, string>> = {
  404: 'If you typed the address, check it is right; if you followed a link, go back and choose another.',
  500: 'Try again in a minute. If it happens again, report it with the reference below.',
};
const GENERAL_DETAIL = 'Go back and try again.';

function statusOf(error: unknown): number {
  if (error instanceof HttpProblem) return error.status;
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}

/** A problem as a page that says what to do; what went wrong inside goes to the log under the same reference. */
async function sendProblem(
  portal: Portal,
  error: unknown,
  http: { request: FastifyRequest; reply: FastifyReply },
): Promise<FastifyReply> {
  const status = statusOf(error);
  if (status >= 500) portal.logger.error({ err: error, requestId: http.request.id }, 'a page failed');
  const context = {
    title: TITLES[status] ?? 'There is a problem',
    detail: error instanceof HttpProblem ? error.message : (DETAILS[status] ?? GENERAL_DETAIL),
    reference: status >= 500 ? http.request.id : undefined,
  };
  const account = await accountOf(portal, http.request);
  return sendPage(portal, { ...http, account }, { template: 'error.njk', context, status });
}

export function addErrorPages(app: FastifyInstance, portal: Portal): void {
  app.setErrorHandler((error: FastifyError, request, reply) =>
    sendProblem(portal, error, { request, reply }),
  );
  // The server has its own answer to unknown addresses; this route answers first, with a page.
  app.get('/*', async () => {
    throw new HttpProblem(404, DETAILS[404] ?? GENERAL_DETAIL);
  });
}
