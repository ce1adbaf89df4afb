import type { FastifyInstance } from 'fastify';
import { FORM_COOKIE, SESSION_COOKIE } from '../http/cookies.ts';
import type { Portal } from '../http/portal.ts';
import { accountOf, sendPage } from '../http/visit.ts';
import { SESSION_HOURS } from '../session/sessions.ts';

const PAGES = {
  '/accessibility': { template: 'accessibility.njk', context: {} },
  '/cookies': {
    template: 'cookies.njk',
    context: { sessionCookie: SESSION_COOKIE, formCookie: FORM_COOKIE, sessionHours: SESSION_HOURS },
  },
} as const;

/** What a visitor must be able to read before signing in: it holds no data, as the static files do not. */
export function informationRoutes(app: FastifyInstance, portal: Portal): void {
  for (const [path, page] of Object.entries(PAGES)) {
    app.get(path, async (request, reply) => {
      const account = await accountOf(portal, request);
      return sendPage(portal, { request, reply, account }, { ...page, status: 200 });
    });
  }
}
