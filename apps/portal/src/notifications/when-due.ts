import { addDays, londonDay } from '@rep/domain';

export const FREQUENCIES = ['daily', 'weekly', 'none'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

const hourInLondon = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  hourCycle: 'h23',
});

/** The day of the newest digest that is due: its hour has come in London. A weekly one is due on Mondays. */
export function lastDue(frequency: 'daily' | 'weekly', now: Date, hour: number): string {
  const today = londonDay(now.toISOString());
  const day = Number(hourInLondon.format(now)) >= hour ? today : addDays(today, -1);
  if (frequency === 'daily') return day;
  const sinceMonday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(day, -sinceMonday);
}

const MINUTE_MS = 60_000;
const LONGEST_MINUTES = 240;

/** When a message that was not taken is sent again: after one minute, then two, four, and at most every four hours. */
export const nextAttempt = (attempts: number, now: Date): string =>
  new Date(now.getTime() + Math.min(2 ** (attempts - 1), LONGEST_MINUTES) * MINUTE_MS).toISOString();
