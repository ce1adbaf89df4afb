import type { FastifyInstance } from 'fastify';
import { FORM_COOKIE, SESSION_COOKIE } from '../http/cookies.ts';
import type { Portal } from '../http/portal.ts';
import { accountOf, sendPage } from '../http/visit.ts';
import { SESSION_HOURS } from '../session/sessions.ts';

const CLOSING = 'When you close your browser.';
const COOKIES = [
  {
    name: SESSION_COOKIE,
    purpose: 'Keeps you signed in.',
    holds: 'The name of your account, when you signed in, when that ends, and a number made for it alone.',
    ends: `${CLOSING} It stops working when you sign out, ${SESSION_HOURS} hours after you signed in, and when the portal is restarted.`,
  },
  {
    name: FORM_COOKIE,
    purpose: 'Protects you from forms that another website sends in your name.',
    holds: 'A number made for your browser, and nothing about you.',
    ends: CLOSING,
  },
];

const PAGES = {
  '/accessibility': { template: 'accessibility.njk', context: {} },
  '/cookies': { template: 'cookies.njk', context: { cookies: COOKIES } },
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
