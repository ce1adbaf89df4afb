import { CommandError } from '../command-error.ts';
import { parseAreas } from './areas.ts';

export type FiguresOptions = {
  measure: string;
  area: string;
  period: string;
  breakdown?: string | undefined;
  asOf?: string | undefined;
};
export type MeasureName = { dataset: string; name: string };
/** The question of `rep figures`, checked. */
export type FiguresQuestion = {
  measures: MeasureName[];
  areas: string[];
  from: number;
  to: number;
  breakdown?: string;
  asOf?: string;
};

export function parseFiguresOptions(options: FiguresOptions): FiguresQuestion {
  return {
    measures: parseMeasures(options.measure),
    areas: parseAreas(options.area),
    ...parseYears(options.period),
    ...(options.breakdown === undefined ? {} : { breakdown: parseBreakdown(options.breakdown) }),
    ...(options.asOf === undefined ? {} : { asOf: parsePastInstant('--as-of', options.asOf) }),
  };
}

function parseMeasures(text: string): MeasureName[] {
  return [...new Set(text.split(',').map((measure) => measure.trim().toLowerCase()))].map((measure) => {
    const [dataset, name, ...rest] = measure.split('.');
    if (dataset && name && rest.length === 0) return { dataset, name };
    throw new CommandError(
      `"${measure}" is no measure: write file.column, as in timeliness_20_week.pc_plans_issued_20_weeks_ex.`,
    );
  });
}

/** Figures of other centuries are mistakes of typing. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;

/** Years, or pairs of years that begin with them: 2024, 2019..2024, 201819..202425. */
function parseYears(text: string): { from: number; to: number } {
  const [first, last = first, ...rest] = text.trim().split('..');
  if (first === undefined || last === undefined || rest.length > 0) throw noPeriod(text);
  const [from, to] = [parseYear(first, text), parseYear(last, text)];
  if (from > to) throw noPeriod(text);
  return { from, to };
}

function parseYear(period: string, text: string): number {
  const [, year, next] = /^(\d{4})(\d{2})?$/.exec(period) ?? [];
  if (year === undefined) throw noPeriod(text);
  const from = Number(year);
  if (next !== undefined && Number(next) !== (from + 1) % 100) {
    const pair = `${year}${String((from + 1) % 100).padStart(2, '0')}`;
    throw new CommandError(
      `"${period}" is no pair of years that follow each other: write ${pair} or ${year}.`,
    );
  }
  if (from >= FIRST_YEAR && from <= LAST_YEAR) return from;
  throw new CommandError(
    `There are no figures of ${year}: write years from ${FIRST_YEAR} to ${LAST_YEAR}, as in 2019..2024.`,
  );
}

const noPeriod = (text: string): CommandError =>
  new CommandError(`"${text}" is no period: write one year, or two as in 2019..2024.`);

function parseBreakdown(text: string): string {
  if (/^.+: .+$/.test(text)) return text;
  throw new CommandError(
    `"${text}" is no breakdown: write "topic: breakdown", with a space after the colon.`,
  );
}

const INSTANT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/;

/** An instant as the services write it. A day alone is its first moment in UTC; a time needs its offset. */
function parseInstant(option: string, text: string): string {
  const instant = new Date(text);
  if (INSTANT.test(text) && isInCalendar(text) && !Number.isNaN(instant.getTime()))
    return instant.toISOString();
  throw new CommandError(`"${text}" is no time for ${option}: write 2025-07-01 or 2025-07-01T09:30:00Z.`);
}

/** `Date` takes 30 February for 2 March and 24:00 for the next day: neither is what anybody meant. */
function isInCalendar(text: string): boolean {
  const day = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  const isDay = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text.slice(0, 10));
  return isDay && text.slice(10, 13) !== 'T24';
}

/** An instant that is not to come: what becomes known then cannot be known yet, and every service would refuse it. */
export function parsePastInstant(option: string, text: string): string {
  const instant = parseInstant(option, text);
  if (Date.parse(instant) <= Date.now()) return instant;
  throw new CommandError(`${text} is still to come: give a time for ${option} that has passed.`);
}
