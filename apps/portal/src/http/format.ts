const TIME = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'Europe/London',
});

/** An instant as people in England read it. */
export const formatTime = (instant: string): string => {
  const time = Date.parse(instant);
  return Number.isNaN(time) ? instant : TIME.format(time);
};

/** A published value with thousands set apart and every decimal that was printed; a symbol stays a symbol. */
export const printValue = (value: unknown): string =>
  typeof value === 'number'
    ? value.toLocaleString('en-GB', { maximumFractionDigits: 20 })
    : String(value ?? 'no row');

/** `202425` of an academic or financial year as `2024/25`. */
export const printPeriod = (timePeriod: string): string =>
  timePeriod.length === 6 ? `${timePeriod.slice(0, 4)}/${timePeriod.slice(4)}` : timePeriod;

const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** A day such as `2026-11-23` as people in England read it. */
export const formatDay = (day: string): string => {
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) ? day : DAY.format(time);
};
