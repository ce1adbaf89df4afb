import { producerSchema } from '@rep/contracts';
import { z } from 'zod';
import type { FieldProblem } from '../http/field-problems.ts';

const PARTS = ['day', 'month', 'year'] as const;
type Part = (typeof PARTS)[number];
type Typed = Readonly<Record<Part, string>>;

const UNREADABLE = '?';
/** A field that came twice or is far too long is as wrong as a letter. */
const partSchema = z.string().trim().max(10).catch(UNREADABLE);
const querySchema = z.object({
  producer: z.string().default('').catch(UNREADABLE),
  ...Object.fromEntries(
    ['from', 'to'].flatMap((name) => PARTS.map((part) => [`${name}-${part}`, partSchema.optional()])),
  ),
});
const chosenSchema = z.union([producerSchema, z.literal('').transform(() => null)]);

type DateField = {
  readonly typed: Typed;
  /** `YYYY-MM-DD`, or null for a field that was left empty or has a problem. */
  readonly day: string | null;
  readonly problem: FieldProblem | null;
};

export type DaysForm = {
  readonly producer: string | null;
  readonly from: DateField;
  readonly to: DateField;
  readonly problems: readonly FieldProblem[];
};

const isDay = ({ day, month, year }: Typed): boolean =>
  /^\d{1,2}$/.test(day) && /^\d{1,2}$/.test(month) && /^\d{4}$/.test(year);

/** `YYYY-MM-DD` of a day that the calendar has. */
function realDay(typed: Typed): string | null {
  if (!isDay(typed)) return null;
  const text = `${typed.year}-${typed.month.padStart(2, '0')}-${typed.day.padStart(2, '0')}`;
  return z.iso.date().safeParse(text).success ? text : null;
}

function readDate(name: 'from' | 'to', typed: Typed): DateField {
  const label = name === 'from' ? 'From' : 'To';
  const empty = PARTS.filter((part) => typed[part] === '');
  const refuse = (part: Part, text: string): DateField => ({
    typed,
    day: null,
    problem: { field: `${name}-${part}`, text },
  });
  if (empty.length === PARTS.length) return { typed, day: null, problem: null };
  if (empty[0]) return refuse(empty[0], `Enter the ${listOf(empty)} of “${label}”, or leave all three empty`);
  const day = realDay(typed);
  return day
    ? { typed, day, problem: null }
    : refuse('day', `Enter a real date for “${label}”, such as 27 3 2026`);
}

const listOf = (words: readonly string[]): string => new Intl.ListFormat('en-GB').format(words);

/** What was chosen above the statement; every problem at once, each at its field. */
export function parseDaysForm(query: unknown): DaysForm {
  const asked: Readonly<Record<string, string | undefined>> = querySchema.parse(query);
  const typedOf = (name: 'from' | 'to'): Typed => ({
    day: asked[`${name}-day`] ?? '',
    month: asked[`${name}-month`] ?? '',
    year: asked[`${name}-year`] ?? '',
  });
  const producer = chosenSchema.safeParse(asked['producer']);
  const [from, to] = [readDate('from', typedOf('from')), readDate('to', typedOf('to'))];
  const reversed = from.day !== null && to.day !== null && to.day < from.day;
  const problems = [
    ...(producer.success ? [] : [{ field: 'producer', text: 'Choose a producer from the list' }]),
    ...(from.problem ? [from.problem] : []),
    ...(to.problem ? [to.problem] : []),
    ...(reversed
      ? [{ field: 'to-day', text: 'Enter a date for “To” that is the same as “From” or after it' }]
      : []),
  ];
  return { producer: producer.success ? producer.data : null, from, to, problems };
}
