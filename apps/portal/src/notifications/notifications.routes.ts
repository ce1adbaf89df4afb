import { HttpProblem } from '@rep/service-kit';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { mayEnter } from '../http/access.ts';
import { problemContext } from '../http/field-problems.ts';
import type { Portal } from '../http/portal.ts';
import { type Visit, visitors } from '../http/visit.ts';
import { mailProblem } from './mailer.ts';
import { FREQUENCIES, type Frequency } from './when-due.ts';

const WORDS: Readonly<Record<Frequency, string>> = {
  daily: 'Every day at 7 in the morning',
  weekly: 'Every Monday at 7 in the morning',
  none: 'Never',
};
const DONE: Readonly<Record<string, string>> = {
  saved: 'Your choice is saved.',
  sent: 'Your digest is written. You can read it below too.',
};
const bodySchema = z.object({ frequency: z.enum(FREQUENCIES) });
const querySchema = z.object({ done: z.enum(['saved', 'sent']).optional() });
const PROBLEM = { field: 'frequency', text: 'Choose when you want the digest' };

async function showPage(portal: Portal, visit: Visit, problems: readonly (typeof PROBLEM)[] = []) {
  const { account } = visit;
  const { done } = querySchema.safeParse(visit.request.query).data ?? {};
  const state = await portal.digests.stateOf(account.account);
  const frequencies = FREQUENCIES.map((value) => ({
    ...{ value, text: WORDS[value], checked: state.frequency === value },
  }));
  const context = {
    ...{ state, frequencies, address: account.email, way: portal.digests.wayOf(account) },
    ...{ done: done && DONE[done], shown: done === 'sent', maySubscribe: mayEnter(account.role, 'calendar') },
    ...{ ...problemContext(problems), error: problems[0] && { text: problems[0].text } },
  };
  return visit.page('notifications.njk', context, problems.length > 0 ? 400 : 200);
}

async function save(portal: Portal, visit: Visit) {
  const body = bodySchema.safeParse(visit.request.body);
  if (!body.success) return showPage(portal, visit, [PROBLEM]);
  await portal.digests.choose(visit.account.account, body.data.frequency);
  return visit.reply.redirect('/notifications?done=saved', 303);
}

async function sendNow(portal: Portal, visit: Visit) {
  const sent = await portal.digests.sendNow(visit.account).catch((cause: unknown) => {
    const why = mailProblem(cause);
    throw new HttpProblem(503, `Try again later: the mail server did not take your digest (${why}).`, {
      cause,
    });
  });
  if (!sent) throw new HttpProblem(429, 'Wait a minute: you asked for a digest just now.');
  return visit.reply.redirect('/notifications?done=sent', 303);
}

/** When somebody is told by e-mail what needs them. */
export function notificationRoutes(app: FastifyInstance, portal: Portal): void {
  const page = '/notifications';
  app.get(
    page,
    visitors(portal, 'notifications', (visit) => showPage(portal, visit)),
  );
  app.post(
    page,
    visitors(portal, 'notifications', (visit) => save(portal, visit)),
  );
  app.post(
    `${page}/send`,
    visitors(portal, 'notifications', (visit) => sendNow(portal, visit)),
  );
}
