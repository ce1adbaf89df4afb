import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { SignInError } from './caller.ts';
import { HttpProblem } from './errors.ts';
import type { Logger } from './logger.ts';

const PROBLEM_JSON = 'application/problem+json; charset=utf-8';

const TITLES: Readonly<Record<number, string>> = {
  400: 'The request is not valid',
  401: 'Sign in first',
  403: 'Not permitted',
  404: 'Not found',
  405: 'Not a method of this address',
  413: 'The request is too large',
  415: 'The content type is not supported',
  429: 'Too many requests',
  503: 'Not available now',
};

/** What the framework itself refuses, in a sentence that says what to do; its own messages are for programmers. */
const FRAMEWORK_DETAILS: Readonly<Record<number, string>> = {
  400: 'Check the request: its body could not be read.',
  413: 'Send less at once: the request is over the size limit.',
  415: 'Send the body as JSON.',
};

const statusOf = (error: unknown): number => {
  if (error instanceof HttpProblem) return error.status;
  if (error instanceof SignInError) return 401;
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
};

function detailOf(error: unknown, status: number): string {
  if (error instanceof HttpProblem || error instanceof SignInError) return error.message;
  if (status >= 500) return 'Try again; if it happens again, report the request id.';
  return FRAMEWORK_DETAILS[status] ?? 'Check the request and send it again.';
}

function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: [number, string]): FastifyReply {
  const [status, detail] = problem;
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  return reply
    .code(status)
    .type(PROBLEM_JSON)
    .send({
      type: 'about:blank',
      title: TITLES[status] ?? 'Something went wrong here',
      status,
      detail,
      instance: `urn:uuid:${request.id}`,
    });
}

/** Every error leaves as problem details (RFC 9457); what went wrong inside goes to the log under the request id. */
export function addErrorHandling(app: FastifyInstance, logger: Logger): void {
  app.setErrorHandler((error, request, reply) => {
    const status = statusOf(error);
    if (status >= 500) logger.error({ err: error, requestId: request.id }, 'a request failed');
    return sendProblem(request, reply, [status, detailOf(error, status)]);
  });
  app.setNotFoundHandler((request, reply) =>
    sendProblem(request, reply, [404, 'Check the address: there is nothing here.']),
  );
}
