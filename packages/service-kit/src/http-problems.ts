import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { SignInError } from './caller.ts';
import { HttpProblem } from './errors.ts';
import type { Logger } from './logger.ts';
import { noteRefusal } from './refusals.ts';

const PROBLEM_JSON = 'application/problem+json; charset=utf-8';

/** Of every status we answer: its code for programs, its title for people. */
const KINDS: Readonly<Record<number, readonly [code: string, title: string]>> = {
  400: ['BAD_REQUEST', 'The request is not valid'],
  401: ['UNAUTHORIZED', 'Sign in first'],
  403: ['FORBIDDEN', 'Not permitted'],
  404: ['NOT_FOUND', 'Not found'],
  405: ['METHOD_NOT_SUPPORTED', 'Not a method of this address'],
  409: ['CONFLICT', 'Something changed meanwhile'],
  412: ['PRECONDITION_FAILED', 'Not yet possible'],
  413: ['PAYLOAD_TOO_LARGE', 'The request is too large'],
  415: ['UNSUPPORTED_MEDIA_TYPE', 'The content type is not supported'],
  429: ['TOO_MANY_REQUESTS', 'Too many requests'],
  503: ['SERVICE_UNAVAILABLE', 'Not available now'],
};
const UNKNOWN_KIND = ['INTERNAL_SERVER_ERROR', 'Something went wrong here'] as const;

/** What the framework itself refuses, in a sentence that says what to do; its own messages are for programmers. */
const FRAMEWORK_DETAILS: Readonly<Record<number, string>> = {
  400: 'Check the request: its body could not be read.',
  413: 'Send less at once: the request is over the size limit.',
  415: 'Send the body as JSON.',
};

/** What programs are told of a status. */
export const codeOfStatus = (status: number): string => (KINDS[status] ?? UNKNOWN_KIND)[0];

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

type Problem = { status: number; detail: string; members?: Readonly<Record<string, unknown>> };

function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: Problem): FastifyReply {
  const { status, detail, members } = problem;
  const [code, title] = KINDS[status] ?? UNKNOWN_KIND;
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  return reply
    .code(status)
    .type(PROBLEM_JSON)
    .send({
      type: 'about:blank',
      title,
      status,
      code,
      detail,
      instance: `urn:uuid:${request.id}`,
      ...members,
    });
}

/** The most exact code there is: the rule's own, the framework's, or that of the status. */
function reasonOf(error: unknown, status: number): string {
  const origin = error instanceof HttpProblem ? error.cause : error;
  if (origin instanceof SignInError) return origin.reason;
  const { reason, code } = error instanceof HttpProblem ? error.members : {};
  const framework = error instanceof Error && 'code' in error ? error.code : undefined;
  const given = [reason, code, framework].find((each) => typeof each === 'string');
  return typeof given === 'string' ? given : codeOfStatus(status);
}

/** Every error leaves as problem details (RFC 9457); what went wrong inside goes to the log under the request id. */
export function addErrorHandling(app: FastifyInstance, logger: Logger): void {
  app.setErrorHandler((error, request, reply) => {
    const status = statusOf(error);
    if (status >= 500) logger.error({ err: error, requestId: request.id }, 'a request failed');
    else noteRefusal(request, { reason: reasonOf(error, status) });
    const members = error instanceof HttpProblem ? error.members : {};
    return sendProblem(request, reply, { status, detail: detailOf(error, status), members });
  });
  app.setNotFoundHandler((request, reply) =>
    sendProblem(request, reply, { status: 404, detail: 'Check the address: there is nothing here.' }),
  );
}
