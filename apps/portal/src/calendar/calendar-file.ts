import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { inertText } from '../print/inert-text.ts';
import type { ProgrammeDate } from './programme-date.ts';

/** The dates of one partnership; ids are told with it, so that two partnerships never have one alike. */
export type CalendarPart = { readonly repId: string; readonly dates: readonly ProgrammeDate[] };

const DAY_MS = 86_400_000;
/** How often a calendar that subscribes is asked to look again. */
const REFRESH_SECONDS = 3_600;
/** A title may turn the words that follow it, and a calendar shows whatever it is given. */
const lineOf = (text: string): string => inertText(text).replaceAll('\n', ' ');
const midnight = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** Days as iCalendar (RFC 5545): whole days, with ids that stay, so that a second import adds none twice. */
export async function writeCalendar(
  name: string,
  origin: string,
  parts: readonly CalendarPart[],
): Promise<string> {
  const { default: ical } = await import('ical-generator');
  const calendar = ical({ name, prodId: { company: 'REP', product: 'portal' }, ttl: REFRESH_SECONDS });
  for (const { repId, dates } of parts) {
    for (const { id, day, text, href } of dates) {
      const start = midnight(day);
      calendar.createEvent({
        ...{ id: `${id}@${repId}`, start, end: new Date(start.getTime() + DAY_MS), allDay: true },
        ...{ timezone: 'UTC', stamp: start, summary: lineOf(text), url: `${origin}${href}` },
      });
    }
  }
  return calendar.toString();
}

/** Sends a calendar, or says that it is as it was for who has it already. */
export function sendCalendarFile(
  request: FastifyRequest,
  reply: FastifyReply,
  content: string,
): FastifyReply {
  const etag = `"${createHash('sha256').update(content).digest('base64url')}"`;
  reply.header('etag', etag).header('cache-control', 'private, no-cache');
  if (request.headers['if-none-match'] === etag) return reply.code(304).send();
  return reply.type('text/calendar; charset=utf-8').send(content);
}
