/** A day as the law counts it here: a dated step taken at half past midnight in summer belongs to the new day. */
const london = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The civil day in London of an instant in UTC: `2026-11-23`. */
export const londonDay = (instant: string): string => london.format(new Date(instant));

const MS_PER_DAY = 86_400_000;

/** The day that many days after another (before it, when negative). */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * MS_PER_DAY).toISOString().slice(0, 10);

/** Whether `from <= day < to`; without an end it goes on. */
export const isWithin = (
  day: string,
  period: { readonly from: string; readonly to: string | null },
): boolean => period.from <= day && (period.to === null || day < period.to);
