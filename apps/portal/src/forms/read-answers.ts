import { textProblem } from '@rep/domain';
import { z } from 'zod';
import type { FieldProblem } from '../http/field-problems.ts';
import { type Answer, type Answers, DAY_PARTS, type Field, type Typed } from './field.ts';

const bodySchema = z.record(z.string(), z.union([z.string(), z.array(z.string())]).catch('')).catch({});

/** What a browser sent, box by box. Browsers send line ends as CR LF; what is kept has LF. */
export function typedIn(body: unknown): Typed {
  const clean = (text: string): string => text.replaceAll('\r\n', '\n').trim();
  const entries = Object.entries(bodySchema.parse(body ?? {}));
  return Object.fromEntries(entries.map(([name, value]) => [name, [value].flat().map(clean)]));
}

type Read = { readonly answer: Answer; readonly problem?: string; readonly at?: string };

const lowerFirst = (label: string): string =>
  /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
const quoted = ({ label }: Field): string => `“${label.replace(/ \(optional\)$/, '')}”`;

function readText(field: Extract<Field, { most: number }>, text: string): Read {
  if (text.length > field.most) {
    return { answer: null, problem: `Shorten ${quoted(field)} to ${field.most} characters or fewer` };
  }
  const problem = textProblem(text, field.type);
  return problem ? { answer: null, problem: `Change ${quoted(field)}: ${problem}` } : { answer: text };
}

const NUMBER = /^[+-]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?$/;
function readNumber(field: Field, text: string): Read {
  if (NUMBER.test(text)) return { answer: Number(text.replaceAll(',', '')) };
  return { answer: null, problem: `Enter a number for ${quoted(field)}, such as 12 or 0.5` };
}

function readDay(field: Field, typed: Typed): Read {
  const [day = '', month = '', year = ''] = DAY_PARTS.map(
    (part) => typed[`${field.name}-${part}`]?.[0] ?? '',
  );
  if (`${day}${month}${year}` === '') return { answer: null };
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (z.iso.date().safeParse(text).success) return { answer: text };
  const problem = `Enter a real date for ${quoted(field)}, such as 27 3 2027`;
  return { answer: null, problem, at: `${field.name}-day` };
}

function readChoices(field: Extract<Field, { options: unknown }>, chosen: readonly string[]): Read {
  const known = chosen.filter((value) => field.options.some((option) => option.value === value));
  if (known.length < chosen.length) return { answer: null, problem: `Choose ${quoted(field)} from the list` };
  return { answer: field.type === 'checkboxes' ? known : (known[0] ?? null) };
}

function readField(field: Field, typed: Typed): Read {
  if (field.type === 'day') return readDay(field, typed);
  // What a file says is read with the body, and stands in the box beside it.
  if (field.type === 'file') return { answer: null };
  const values = (typed[field.name] ?? []).filter((value) => value !== '');
  const [text] = values;
  if (text === undefined) return { answer: field.type === 'checkboxes' ? [] : null };
  if (field.type === 'number') return readNumber(field, text);
  return 'options' in field ? readChoices(field, values) : readText(field, text);
}

const isEmpty = (answer: Answer): boolean =>
  answer === null || (Array.isArray(answer) && answer.length === 0);
const askFor = (field: Field): string =>
  'options' in field ? `Choose ${quoted(field)}` : `Enter ${lowerFirst(quoted(field))}`;

/** The answers of a form, and every problem at once at its box. With `partly`, what is empty may stay so for now. */
export function readAnswers(
  fields: readonly Field[],
  typed: Typed,
  { partly }: { readonly partly: boolean },
): { readonly answers: Answers; readonly problems: readonly FieldProblem[] } {
  const read = fields.map((field) => ({ field, ...readField(field, typed) }));
  const problems = read.flatMap(({ field, answer, problem, at }): FieldProblem[] => {
    const first = at ?? boxOf(field);
    if (problem) return [{ field: first, text: problem }];
    return isEmpty(answer) && !field.optional && !partly ? [{ field: first, text: askFor(field) }] : [];
  });
  return { answers: Object.fromEntries(read.map(({ field, answer }) => [field.name, answer])), problems };
}

/** The box that a link to a field leads to. */
export const boxOf = (field: Field): string => (field.type === 'day' ? `${field.name}-day` : field.name);
