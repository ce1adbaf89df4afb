import { S42_NOTE, type Statement, statementSchema } from '@rep/domain';
import { type Answers, type Field, type Typed, textOf, ticked, typedAs, typedDay } from '../forms/field.ts';
import type { FieldProblem } from '../http/field-problems.ts';
import { CODES, optionsOf } from './standard-words.ts';

const NO_GUIDE = 'none';

/** Where the service speaks of a field: publishing takes the statement as a part of its input. */
const at = (name: string) => ({ name, path: `statement.${name}` });

export const ID_FIELD: Field = {
  ...{ ...at('id'), type: 'line', most: 60, label: 'Short name' },
  hint: 'Small letters, digits and hyphens. It never changes.',
};

/** What is asked of a statement. */
export const STATEMENT_FIELDS: readonly Field[] = [
  { ...at('title'), type: 'line', most: 200, label: 'Title' },
  { ...at('expectation'), type: 'lines', most: 2_000, label: 'What is expected?' },
  {
    ...{ ...at('areasOfNeed'), type: 'checkboxes', label: 'Areas of need', group: 'For whom' },
    options: optionsOf(CODES.areasOfNeed),
  },
  { ...at('phases'), type: 'checkboxes', label: 'Phases', options: optionsOf(CODES.phases) },
  { ...at('tiers'), type: 'checkboxes', label: 'Tiers', options: optionsOf(CODES.tiers) },
  {
    ...{ ...at('provider'), type: 'select', label: 'Who provides?', group: 'By whom' },
    ...{ options: optionsOf(CODES.provider), hint: S42_NOTE },
  },
  { ...at('budget'), type: 'select', label: 'Paid from', options: optionsOf(CODES.budget) },
  {
    ...{ ...at('evidence'), type: 'select', label: 'Strength of evidence', group: 'What it rests on' },
    options: optionsOf(CODES.evidence),
  },
  {
    ...{ ...at('practiceGuide'), type: 'select', label: 'Practice guide' },
    options: [{ value: NO_GUIDE, text: 'None' }, ...optionsOf(CODES.practiceGuide)],
  },
  { ...at('source'), type: 'line', most: 500, label: 'Source' },
  {
    ...{ ...at('status'), type: 'radios', label: 'Status', group: 'When' },
    options: optionsOf(CODES.status),
  },
  { ...at('effectiveFrom'), type: 'day', label: 'In effect from' },
  {
    ...{ ...at('effectiveTo'), type: 'day', label: 'Until', optional: true },
    hint: 'The first day on which it is no longer in effect.',
  },
];

export const savedStatement = (statement: Statement): Typed => ({
  ...{ title: [statement.title], expectation: [statement.expectation], source: [statement.source] },
  ...{ areasOfNeed: statement.areasOfNeed, phases: statement.phases, tiers: statement.tiers },
  ...{ provider: [statement.provider], budget: [statement.budget], evidence: [statement.evidence] },
  practiceGuide: typedAs(statement.practiceGuide ?? NO_GUIDE),
  status: [statement.status],
  ...typedDay('effectiveFrom', statement.effectiveFrom),
  ...typedDay('effectiveTo', statement.effectiveTo),
});

const dayOf = (answers: Answers, name: string) => textOf(answers, name);

/** The statement that was written, or what is wrong with it, each at its box. */
export function readStatement(
  named: { readonly id: string; readonly version: number },
  answers: Answers,
): { readonly statement: Statement | null; readonly problems: readonly FieldProblem[] } {
  const guide = textOf(answers, 'practiceGuide');
  const text = (name: string) => textOf(answers, name);
  const read = statementSchema.safeParse({
    ...named,
    ...{ title: text('title'), expectation: text('expectation'), source: text('source') },
    ...{ areasOfNeed: ticked(answers, 'areasOfNeed'), phases: ticked(answers, 'phases') },
    ...{ tiers: ticked(answers, 'tiers'), provider: text('provider'), budget: text('budget') },
    ...{
      evidence: text('evidence'),
      practiceGuide: guide === NO_GUIDE ? null : guide,
      status: text('status'),
    },
    ...{ effectiveFrom: dayOf(answers, 'effectiveFrom'), effectiveTo: dayOf(answers, 'effectiveTo') },
    dutyNote: S42_NOTE,
  });
  if (read.success) return { statement: read.data, problems: [] };
  const problems = read.error.issues.map(({ path, message }) => {
    const name = String(path[0] ?? '');
    const field = name.startsWith('effective') ? `${name}-day` : name;
    return { field, text: `Change this answer: ${message}` };
  });
  return { statement: null, problems };
}
