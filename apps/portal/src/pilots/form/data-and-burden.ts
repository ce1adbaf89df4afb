import type { Pilot } from '@rep/domain';
import { type Answers, type Field, numberOf, type Typed, textOf, typedAs } from '../../forms/field.ts';
import { linesIn } from '../../forms/lines-in.ts';
import { together } from '../../forms/together.ts';
import type { Asked, PilotStep } from './pilot-step.ts';

const SPARE_ROWS = 2;
const rowCount = ({ plan }: Pilot): number => Math.min((plan.burden?.length ?? 0) + SPARE_ROWS, 50);
const rows = (pilot: Pilot): readonly number[] => Array.from({ length: rowCount(pilot) }, (_, at) => at);
const namesOf = (at: number) => [`who-${at}`, `task-${at}`, `minutes-${at}`];

const rowFields = (at: number): readonly Field[] => [
  {
    ...{ name: `who-${at}`, type: 'line', most: 200, optional: true, path: `plan.burden.${at}.who` },
    ...{ group: `Burden ${at + 1}`, label: 'Who has more to do?', hint: 'For example: caseworkers.' },
  },
  {
    ...{ name: `task-${at}`, type: 'line', most: 200, optional: true, path: `plan.burden.${at}.task` },
    label: 'What do they do?',
  },
  {
    ...{ name: `minutes-${at}`, type: 'number', optional: true, path: `plan.burden.${at}.minutesPerWeek` },
    label: 'Minutes per week',
  },
];

const fieldsOf = ({ pilot }: Asked): readonly Field[] => [
  {
    ...{
      name: 'data',
      type: 'lines',
      most: 20_000,
      path: 'plan.dataNeeded',
      label: 'Data that the pilot needs',
    },
    hint: 'One on each line.',
  },
  {
    ...{ name: 'ethics', type: 'line', most: 200, optional: true, path: 'plan.ethicsReference' },
    label: 'Ethics reference',
    hint: 'Leave it empty where no review is needed.',
  },
  ...rows(pilot).flatMap(rowFields),
];

function savedRow(pilot: Pilot, at: number): Typed {
  const held = pilot.plan.burden?.[at];
  return {
    [`who-${at}`]: typedAs(held?.who),
    [`task-${at}`]: typedAs(held?.task),
    [`minutes-${at}`]: typedAs(held?.minutesPerWeek),
  };
}

function burdenAt(answers: Answers, at: number) {
  const [who, task] = [textOf(answers, `who-${at}`), textOf(answers, `task-${at}`)];
  const minutesPerWeek = numberOf(answers, `minutes-${at}`);
  return who !== null && task !== null && minutesPerWeek !== null ? [{ who, task, minutesPerWeek }] : [];
}

/** What must be known, what that costs people in time, and whether anybody has to approve of it. */
export const dataStep: PilotStep = {
  slug: 'data-and-burden',
  title: 'Data, burden and ethics',
  intro: ['Save to get room for more people who have more to do.'],
  fields: fieldsOf,
  saved: (pilot) => ({
    data: typedAs(pilot.plan.dataNeeded?.join('\n')),
    ethics: typedAs(pilot.plan.ethicsReference),
    ...Object.assign({}, ...rows(pilot).map((at) => savedRow(pilot, at))),
  }),
  check: (answers, asked) =>
    rows(asked.pilot).flatMap((at) => together(fieldsOf(asked), answers, namesOf(at))),
  edit: (answers, { pilot }) => {
    const data = textOf(answers, 'data');
    return {
      plan: {
        ...(data !== null && { dataNeeded: linesIn(data) }),
        ethicsReference: textOf(answers, 'ethics'),
        burden: rows(pilot).flatMap((at) => burdenAt(answers, at)),
      },
    };
  },
};
