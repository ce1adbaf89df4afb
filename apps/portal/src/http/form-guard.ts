import { randomBytes, timingSafeEqual } from 'node:crypto';
import { HttpProblem } from '@rep/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { FORM_COOKIE, ownOriginOf, setCookie } from './cookies.ts';

const TOKEN = /^[A-Za-z0-9_-]{22}$/;
const bodySchema = z.looseObject({ _form: z.string().regex(TOKEN) });

/** The token for the forms of this browser: the one it has, or a new one. */
export function formTokenOf(request: FastifyRequest, reply: FastifyReply): string {
  const held = request.cookies[FORM_COOKIE];
  if (held && TOKEN.test(held)) return held;
  const token = randomBytes(16).toString('base64url');
  setCookie(request, reply, [FORM_COOKIE, token]);
  return token;
}

/** Scheme, host and port: a page of the same host without encryption is another site, for anybody can write it. */
const isOwnOrigin = (request: FastifyRequest): boolean => {
  const { headers } = request;
  if (headers['sec-fetch-site'] !== undefined && headers['sec-fetch-site'] !== 'same-origin') return false;
  if (headers.origin === undefined) return true;
  return headers.origin === ownOriginOf(request);
};

function isOwnToken(request: FastifyRequest): boolean {
  const cookie = request.cookies[FORM_COOKIE];
  const body = bodySchema.safeParse(request.body);
  if (!cookie || !TOKEN.test(cookie) || !body.success) return false;
  return timingSafeEqual(Buffer.from(cookie), Buffer.from(body.data._form));
}

/** Refuses a form that another site sent: by its origin and by the token that only our own pages know. */
export function checkForm(request: FastifyRequest): void {
  if (isOwnOrigin(request) && isOwnToken(request)) return;
  throw new HttpProblem(403, 'Open the page again and send the form from there: this one has expired.');
}
