/** A day as a guide says it, so that the guide holds in any year: `today`, `in 30 days`, `in 2 years`, `10 days ago`. */
export function dayFrom(words: string): { day: number; month: number; year: number } | null {
  const found = /^(?:(today)|in (\d+) (days|years)|(\d+) days ago)$/u.exec(words);
  if (!found) return null;
  const [, , ahead, unit, ago] = found;
  const day = new Date();
  if (unit === 'years') day.setUTCFullYear(day.getUTCFullYear() + Number(ahead));
  else day.setUTCDate(day.getUTCDate() + Number(ahead ?? 0) - Number(ago ?? 0));
  return { day: day.getUTCDate(), month: day.getUTCMonth() + 1, year: day.getUTCFullYear() };
}
