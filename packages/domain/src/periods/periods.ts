import type { Period } from '@rep/contracts';

/** First and last day of a period, as dates. */
export type PeriodBounds = { from: string; to: string };

const FOUR_DIGITS = /^\d{4}$/;
const SIX_DIGITS = /^\d{6}$/;

/**
 * First and last day by the period's own time identifier, or undefined where the two do not fit: an academic
 * (September to August) or financial (April to March) year is a pair of consecutive years in six digits,
 * `202425`; a calendar or reporting year is one year in four.
 */
export function periodBounds({ time_period, time_identifier }: Period): PeriodBounds | undefined {
  if (time_identifier === 'Calendar year' || time_identifier === 'Reporting year') {
    if (!FOUR_DIGITS.test(time_period)) return undefined;
    return { from: `${time_period}-01-01`, to: `${time_period}-12-31` };
  }
  if (!SIX_DIGITS.test(time_period)) return undefined;
  const first = Number(time_period.slice(0, 4));
  if ((first + 1) % 100 !== Number(time_period.slice(4))) return undefined;
  return time_identifier === 'Academic year'
    ? { from: `${yearText(first)}-09-01`, to: `${yearText(first + 1)}-08-31` }
    : { from: `${yearText(first)}-04-01`, to: `${yearText(first + 1)}-03-31` };
}

const yearText = (year: number): string => String(year).padStart(4, '0');

/** Whether the period has not begun at the instant. One whose digits do not fit its identifier is never future. */
export function isFuture(period: Period, at: Date): boolean {
  const bounds = periodBounds(period);
  return bounds !== undefined && Date.parse(bounds.from) > at.getTime();
}
