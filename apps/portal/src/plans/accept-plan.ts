import { type Answers, type Field, textOf } from '../forms/field.ts';
import { linesIn } from '../forms/lines-in.ts';
import { together } from '../forms/together.ts';
import type { PlanStepForm } from './plan-step-form.ts';

const ROWS = [1, 2, 3, 4, 5] as const;

const conditionFields = (at: number): readonly Field[] => [
  {
    ...{ name: `condition-${at}`, type: 'lines', most: 500, optional: true, path: `conditions.c${at}` },
    ...{ group: `Condition ${at}`, label: 'What must be done?' },
  },
  { name: `due-${at}`, type: 'day', optional: true, label: 'By when?', path: `conditions.c${at}.due` },
];

const FIELDS: readonly Field[] = [
  { name: 'from', type: 'day', label: 'In force from' },
  {
    name: 'to',
    type: 'day',
    label: 'In force until',
    hint: 'The first day on which it is no longer in force.',
  },
  {
    name: 'reasons',
    type: 'lines',
    most: 5_000,
    optional: true,
    label: 'Reasons',
    hint: 'One on each line.',
  },
  ...ROWS.flatMap(conditionFields),
  {
    ...{ name: 'opensListGate', type: 'radios', group: 'Tailored lists' },
    label: 'May tailored-list pilots of the area run on this decision?',
    hint: 'Without conditions they may. With conditions you say so.',
    options: [
      { value: 'yes', text: 'Yes' },
      { value: 'no', text: 'No, not yet' },
    ],
  },
];

const conditionsOf = (answers: Answers) =>
  ROWS.flatMap((at) => {
    const [text, due] = [textOf(answers, `condition-${at}`), textOf(answers, `due-${at}`)];
    return text !== null && due !== null ? [{ id: `c${at}`, text, due }] : [];
  });

/** Regions Group signs the plan off between two dates, with or without dated conditions. */
export const acceptForm: PlanStepForm = {
  title: 'Accept the plan',
  button: 'Accept',
  fields: () => FIELDS,
  check: (answers) => ROWS.flatMap((at) => together(FIELDS, answers, [`condition-${at}`, `due-${at}`])),
  take: ({ service }, target, answers) =>
    service.call((client) =>
      client.inclusionPlans.accept.mutate({
        ...target,
        from: textOf(answers, 'from') ?? '',
        to: textOf(answers, 'to') ?? '',
        conditions: conditionsOf(answers),
        opensListGate: textOf(answers, 'opensListGate') === 'yes',
        reasons: linesIn(textOf(answers, 'reasons')),
      }),
    ),
};
