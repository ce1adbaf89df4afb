import { type Answers, type Field, numberOf, textOf, typedAs, typedDay } from '../../forms/field.ts';
import { together } from '../../forms/together.ts';
import type { PilotEdit, PilotStep } from './pilot-step.ts';

const FIELDS: readonly Field[] = [
  {
    ...{ name: 'from', type: 'day', path: 'plan.outcomeWindow.from', group: 'When outcomes are counted' },
    label: 'First day',
  },
  { name: 'to', type: 'day', path: 'plan.outcomeWindow.to', label: 'Last day' },
  {
    ...{ name: 'unit', type: 'line', most: 200, path: 'plan.sample.unit', group: 'Sample' },
    label: 'What is counted?',
    hint: 'For example: draft plans.',
  },
  { name: 'size', type: 'number', path: 'plan.sample.size', label: 'How many do you expect?' },
  {
    ...{ name: 'effect', type: 'number', path: 'plan.smallestEffect.value', group: 'Smallest effect' },
    label: 'The smallest change that could be seen',
    hint: 'A pilot that could not see a change it would matter to know of is too small.',
  },
  {
    ...{ name: 'effect-unit', type: 'line', most: 200, path: 'plan.smallestEffect.unit' },
    label: 'Measured in',
    hint: 'For example: percentage points.',
  },
];

const PAIRS = [
  ['from', 'to'],
  ['unit', 'size'],
  ['effect', 'effect-unit'],
];

function backwards(answers: Answers) {
  const [from, to] = [textOf(answers, 'from'), textOf(answers, 'to')];
  return from !== null && to !== null && to <= from
    ? [{ field: 'to-day', text: 'Enter a last day that is after the first day' }]
    : [];
}

function edit(answers: Answers): PilotEdit {
  const [from, to] = [textOf(answers, 'from'), textOf(answers, 'to')];
  const [unit, size] = [textOf(answers, 'unit'), numberOf(answers, 'size')];
  const [value, effectUnit] = [numberOf(answers, 'effect'), textOf(answers, 'effect-unit')];
  return {
    plan: {
      ...(from !== null && to !== null && { outcomeWindow: { from, to } }),
      ...(unit !== null && size !== null && { sample: { unit, size } }),
      ...(value !== null && effectUnit !== null && { smallestEffect: { value, unit: effectUnit } }),
    },
  };
}

/** When outcomes are counted, on how many, and how small a change could be seen. */
export const outcomeStep: PilotStep = {
  slug: 'outcome',
  title: 'Outcome, sample and effect',
  fields: () => FIELDS,
  saved: ({ plan }) => ({
    ...typedDay('from', plan.outcomeWindow?.from),
    ...typedDay('to', plan.outcomeWindow?.to),
    unit: typedAs(plan.sample?.unit),
    size: typedAs(plan.sample?.size),
    effect: typedAs(plan.smallestEffect?.value),
    'effect-unit': typedAs(plan.smallestEffect?.unit),
  }),
  check: (answers) => [...PAIRS.flatMap((names) => together(FIELDS, answers, names)), ...backwards(answers)],
  edit,
};
