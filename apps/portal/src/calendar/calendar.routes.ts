import { londonDay } from '@rep/domain';
import type { FastifyInstance } from 'fastify';
import { ownOriginOf } from '../http/cookies.ts';
import type { Portal } from '../http/portal.ts';
import { type Visit, visitors } from '../http/visit.ts';
import { partnershipIdOf } from '../partnerships/partnerships.routes.ts';
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
  return visit.page('calendar.njk', { partnership, coming, past });
}

const DAY_MS = 86_400_000;
const midnight = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** The same days as iCalendar (RFC 5545): whole days, with ids that stay, so that a second import adds none twice. */
async function sendCalendar(visit: Visit) {
  const { repId, partnership, dates } = await datesOf(visit);
  const { default: ical } = await import('ical-generator');
  const origin = ownOriginOf(visit.request) ?? '';
  const calendar = ical({
    name: `Pilots of ${partnership.name}`,
    prodId: { company: 'REP', product: 'portal' },
  });
  for (const { id, day, text, href } of dates) {
    const start = midnight(day);
    calendar.createEvent({
      ...{
        id: `${id}@${repId}`,
        start,
        end: new Date(start.getTime() + DAY_MS),
        allDay: true,
        timezone: 'UTC',
      },
      ...{ stamp: start, summary: text, url: `${origin}${href}` },
    });
  }
  return visit.reply
    .type('text/calendar; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="${repId}.ics"`)
    .send(calendar.toString());
}

/** The days of a partnership, as a page and as a file for a calendar. */
export function calendarRoutes(app: FastifyInstance, portal: Portal): void {
  app.get('/partnerships/:id/calendar', visitors(portal, 'calendar', showCalendar));
  app.get('/partnerships/:id/calendar.ics', visitors(portal, 'calendar', sendCalendar));
}
