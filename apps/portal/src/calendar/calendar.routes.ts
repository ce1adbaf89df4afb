import { londonDay } from '@rep/domain';
import type { FastifyInstance } from 'fastify';
import { mayEnter } from '../http/access.ts';
import { ownOriginOf } from '../http/cookies.ts';
import type { Portal } from '../http/portal.ts';
import { type Visit, visitors } from '../http/visit.ts';
import { partnershipIdOf } from '../partnerships/partnerships.routes.ts';
import { sendCalendarFile, writeCalendar } from './calendar-file.ts';
import { readDates } from './read-dates.ts';

async function datesOf(visit: Visit) {
  const repId = partnershipIdOf(visit);
  const [partnership, dates] = await Promise.all([
    visit.services.partnership(repId).profile(),
    readDates(visit.services.evidence, repId),
  ]);
  return { repId, partnership, dates };
}

async function showCalendar(visit: Visit) {
  const { partnership, dates } = await datesOf(visit);
  const today = londonDay(new Date().toISOString());
  const coming = dates.filter(({ day }) => day >= today);
  const past = dates.filter(({ day }) => day < today).toReversed();
  const { role, laCode } = visit.account;
  const keepsTerms = laCode !== null && mayEnter(role, 'keep-terms');
  return visit.page('calendar.njk', { partnership, coming, past, termsOf: keepsTerms ? laCode : null });
}

async function sendCalendar(visit: Visit) {
  const { repId, partnership, dates } = await datesOf(visit);
  const origin = ownOriginOf(visit.request) ?? '';
  const content = await writeCalendar(`Pilots of ${partnership.name}`, origin, [{ repId, dates }]);
  visit.reply.header('content-disposition', `attachment; filename="${repId}.ics"`);
  return sendCalendarFile(visit.request, visit.reply, content);
}

/** The days of a partnership, as a page and as a file for a calendar. */
export function calendarRoutes(app: FastifyInstance, portal: Portal): void {
  app.get('/partnerships/:id/calendar', visitors(portal, 'calendar', showCalendar));
  app.get('/partnerships/:id/calendar.ics', visitors(portal, 'calendar', sendCalendar));
}
