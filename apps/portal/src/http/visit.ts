import type { Identity } from '@rep/identity';
import { HttpProblem } from '@rep/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Services } from '../services/services.ts';
import { mayEnter, type Room } from './access.ts';
import { SESSION_COOKIE } from './cookies.ts';
import { checkForm, formTokenOf } from './form-guard.ts';
import { navigationFor } from './navigation.ts';
import type { Portal } from './portal.ts';
import type { PageContext } from './render.ts';

export type Visit = {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly account: Identity;
  readonly services: Services;
  /** Sends a page; `status` other than 200 for a form that has errors. */
  page(template: string, context: PageContext, status?: number): Promise<FastifyReply>;
};

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

const pathOf = (request: FastifyRequest): string => request.url.split('?')[0] ?? '/';

/** Who is signed in by the session cookie, if anybody. */
export async function accountOf(portal: Portal, request: FastifyRequest): Promise<Identity | undefined> {
  const cookie = request.cookies[SESSION_COOKIE];
  const name = cookie ? await portal.sessions.read(cookie) : undefined;
  if (name === undefined) return undefined;
  return (await portal.identities.find(name)) ?? undefined;
}

/** Renders a page with what the layout needs. Pages are never kept by a cache: the next visitor may be another. */
export async function sendPage(
  portal: Portal,
  visit: { request: FastifyRequest; reply: FastifyReply; account: Identity | undefined },
  page: { template: string; context: PageContext; status: number },
): Promise<FastifyReply> {
  const { request, reply, account } = visit;
  const html = await portal.render(page.template, {
    account,
    navigation: navigationFor(account, pathOf(request)),
    formToken: formTokenOf(request, reply),
    ...page.context,
  });
  return reply
    .code(page.status)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(html);
}

/**
 * A page for signed-in visitors whose role may enter the room; others go to sign-in and come back, or get 403. A form
 * sent to it must be our own.
 */
export function visitors(
  portal: Portal,
  room: Room,
  handle: (visit: Visit) => Promise<FastifyReply>,
  /** Reads the body of a form that has a file, once it is known who sends it. */
  readBody: (visit: Visit) => Promise<void> = async () => undefined,
): Handler {
  return async (request, reply) => {
    const account = await accountOf(portal, request);
    if (!account) {
      const next = request.method === 'GET' ? `?next=${encodeURIComponent(request.url)}` : '';
      return reply.redirect(`/sign-in${next}`, 303);
    }
    if (!mayEnter(account.role, room)) {
      throw new HttpProblem(403, 'Choose another page: your role does not include this one.');
    }
    const visit: Visit = {
      request,
      reply,
      account,
      services: portal.services(account),
      page: (template, context, status = 200) =>
        sendPage(portal, { request, reply, account }, { template, context, status }),
    };
    if (request.method === 'POST') {
      await readBody(visit);
      checkForm(request);
    }
    return handle(visit);
  };
}
