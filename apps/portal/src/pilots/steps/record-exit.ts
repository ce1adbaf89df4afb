import type { Pilot } from '@rep/domain';
import { type Answers, type Field, type Typed, textOf, typedAs, typedDay } from '../../forms/field.ts';
import { together } from '../../forms/together.ts';
import type { PilotStepForm } from './step-form.ts';

const SPARE_ROWS = 3;
const MOST_ROWS = 30;
const rows = ({ exit }: Pilot): readonly number[] =>
  Array.from({ length: Math.min((exit?.notices.length ?? 0) + SPARE_ROWS, MOST_ROWS) }, (_, at) => at);

const noticeFields = (at: number): readonly Field[] => [
  {
    ...{ name: `to-${at}`, type: 'line', most: 200, optional: at > 0, path: `notices.${at}.to` },
    ...{
      group: `Notice ${at + 1}`,
      label: 'Who was told?',
      hint: 'For example: families in Barnet. No names.',
    },
  },
  {
    name: `on-${at}`,
    type: 'day',
    optional: at > 0,
    path: `notices.${at}.on`,
    label: 'When were they told?',
  },
];

const fieldsOf = (pilot: Pilot): readonly Field[] => [
  {
    ...{ name: 'plan', type: 'lines', most: 5_000, label: 'Exit plan' },
    hint: 'What happens to families, staff and settings when the pilot is over.',
  },
  ...rows(pilot).flatMap(noticeFields),
  {
    name: 'return-on',
    type: 'day',
    path: 'finalReturn.on',
    group: 'Final return',
    label: 'Day of the final return',
  },
  {
    ...{ name: 'return-sha', type: 'line', most: 64, path: 'finalReturn.sha256' },
    label: 'SHA-256 of the final return',
    hint: '64 characters, 0 to 9 and a to f.',
  },
  {
    ...{ name: 'learning', type: 'lines', most: 10_000, group: 'Learning', label: 'What was learnt' },
    hint: 'It is shown to whoever drafts a similar pilot.',
  },
];

const savedOf = (pilot: Pilot): Typed => ({
  plan: typedAs(pilot.exit?.plan),
  ...Object.assign(
    {},
    ...rows(pilot).map((at) => ({
      [`to-${at}`]: typedAs(pilot.exit?.notices[at]?.to),
      ...typedDay(`on-${at}`, pilot.exit?.notices[at]?.on),
    })),
  ),
  ...typedDay('return-on', pilot.exit?.finalReturn.on),
  'return-sha': typedAs(pilot.exit?.finalReturn.sha256),
  learning: typedAs(pilot.exit?.learning),
});

function noticesOf(answers: Answers) {
  return Array.from({ length: MOST_ROWS }, (_, at) => at).flatMap((at) => {
    const [to, on] = [textOf(answers, `to-${at}`), textOf(answers, `on-${at}`)];
    return to !== null && on !== null ? [{ to, on }] : [];
  });
}

/** Without the exit plan, the notices, the final return and the learning record no pilot ends. */
export const recordExitForm: PilotStepForm = {
  title: 'Record the exit',
  button: 'Save',
  fields: ({ pilot }) => fieldsOf(pilot),
  saved: savedOf,
  check: (answers, { pilot }) =>
    rows(pilot).flatMap((at) => together(fieldsOf(pilot), answers, [`to-${at}`, `on-${at}`])),
  take: (service, target, answers) =>
    service.call((client) =>
      client.pilots.recordExit.mutate({
        ...target,
        plan: textOf(answers, 'plan') ?? '',
        notices: noticesOf(answers),
        finalReturn: { on: textOf(answers, 'return-on') ?? '', sha256: textOf(answers, 'return-sha') ?? '' },
        learning: textOf(answers, 'learning') ?? '',
      }),
    ),
};
