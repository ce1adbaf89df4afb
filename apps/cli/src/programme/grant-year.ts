import { addDays, londonDay } from '@rep/domain';

export const today = (): string => londonDay(new Date().toISOString());

/** After this many days of a financial year two of its quarters are over. */
const TWO_QUARTERS_DAYS = 200;
/** The newest financial year of which two quarters are over, by the calendar year in which it began. */
export function grantYear(on = today()): number {
  const day = addDays(on, -TWO_QUARTERS_DAYS);
  const year = Number(day.slice(0, 4));
  return day.slice(5) < '04-01' ? year - 1 : year;
}
