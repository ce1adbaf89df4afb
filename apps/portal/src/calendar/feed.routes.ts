import { HttpProblem } from '@rep/service-kit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { mayEnter } from '../http/access.ts';
import { ownOriginOf } from '../http/cookies.ts';
import type { Portal } from '../http/portal.ts';
import { type Visit, visitors } from '../http/visit.ts';
import { partnershipsOf } from '../inbox/read-inbox.ts';
import { sendCalendarFile, writeCalendar } from './calendar-file.ts';
import { readDates } from './read-dates.ts';

const PAGE = '/calendar/feed';
const fileSchema = z.object({ file: z.string().regex(/^[A-Za-z0-9_-]{43}\.ics$/) });
const querySchema = z.object({ done: z.literal('ended').optional() });

/** Whose calendar is asked for. The address is all that is needed, and gives nothing but the days that its account sees. */
async function ownerOf(portal: Portal, request: FastifyRequest) {
  const params = fileSchema.safeParse(request.params);
  const found = params.success ? await portal.feeds.find(params.data.file.slice(0, -'.ics'.length)) : null;
  if (found === 'ended') {
    throw new HttpProblem(410, 'Make a new address on your calendar’s page: this one has ended.');
  }
  const account = found && (await portal.identities.find(found.account));
  if (account && mayEnter(account.role, 'calendar')) return account;
  throw new HttpProblem(404, 'Copy the whole address from your calendar’s page: there is none like this.');
}

async function sendFeed(portal: Portal, request: FastifyRequest, reply: FastifyReply) {
  const account = await ownerOf(portal, request);
  const { evidence } = portal.services(account);
  const parts = await Promise.all(
    partnershipsOf(account).map(async (repId) => ({ repId, dates: await readDates(evidence, repId) })),
  );
  const content = await writeCalendar('Regional expert partnerships', ownOriginOf(request) ?? '', parts);
  return sendCalendarFile(request, reply, content);
}

async function showPage(portal: Portal, visit: Visit, address: string | null = null) {
  const madeAt = await portal.feeds.madeAt(visit.account.account);
  const ended = querySchema.safeParse(visit.request.query).data?.done === 'ended';
  return visit.page('calendar-feed.njk', { madeAt, address, ended });
}

async function renew(portal: Portal, visit: Visit) {
  const token = await portal.feeds.renew(visit.account.account);
  return showPage(portal, visit, `${ownOriginOf(visit.request) ?? ''}${PAGE}/${token}.ics`);
}

async function end(portal: Portal, visit: Visit) {
  await portal.feeds.end(visit.account.account);
  return visit.reply.redirect(`${PAGE}?done=ended`, 303);
}

/** A secret address for each account, to which a calendar elsewhere subscribes. */
export function feedRoutes(app: FastifyInstance, portal: Portal): void {
  app.get(
    PAGE,
    visitors(portal, 'calendar', (visit) => showPage(portal, visit)),
  );
  app.post(
    PAGE,
    visitors(portal, 'calendar', (visit) => renew(portal, visit)),
  );
  app.post(
    `${PAGE}/end`,
    visitors(portal, 'calendar', (visit) => end(portal, visit)),
  );
  app.get(`${PAGE}/:file`, async (request, reply) => sendFeed(portal, request, reply));
}
