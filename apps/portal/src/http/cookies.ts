import type { FastifyReply, FastifyRequest } from 'fastify';

export const SESSION_COOKIE = 'rep-session';
export const FORM_COOKIE = 'rep-form';

const isLoopback = (hostname: string): boolean => /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(hostname);

/** Where our own pages are, as the visitor's browser names it: plain HTTP is for this machine only. */
export function ownOriginOf({ host }: FastifyRequest): string | undefined {
  const address = `${isLoopback(host) ? 'http' : 'https'}://${host}`;
  return URL.canParse(address) ? new URL(address).origin : undefined;
}

/** Sets a cookie that no script reads and no other site sends along. */
export function setCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  [name, value]: readonly [string, string],
): void {
  reply.setCookie(name, value, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: !isLoopback(request.host),
  });
}

export const clearCookie = (reply: FastifyReply, name: string): void =>
  void reply.clearCookie(name, { path: '/' });
