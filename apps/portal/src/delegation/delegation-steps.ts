import { APPOINTED_TO, isWithin } from '@rep/domain';
import { type Answers, type Field, textOf } from '../forms/field.ts';
import type { Form } from '../forms/form-page.ts';
import { formatDay } from '../http/format.ts';
import { type Found, today } from './read-scheme.ts';

export const FUNCTIONS = [
  { value: 'drafter', text: 'Drafter', hint: 'Writes pilots and plans.' },
  { value: 'approver', text: 'Approver', hint: 'Decides for the authority, and appoints others.' },
  { value: 'deputy', text: 'Deputy', hint: 'Decides between two dates.' },
] as const;

const ACCOUNT: Field = { name: 'account', type: 'line', most: 100, label: 'Account' };
const FUNCTION: Field = { name: 'function', type: 'radios', options: FUNCTIONS, label: 'Function' };
const functionOf = (answers: Answers) =>
  APPOINTED_TO.find((each) => each === textOf(answers, 'function')) ?? 'drafter';

type Step = Pick<Form, 'title' | 'intro' | 'fields' | 'button'> & {
  take(found: Found, expectedVersion: number | undefined, answers: Answers): Promise<unknown>;
};

function appointStep(): Step {
  return {
    ...{ title: 'Appoint somebody', button: 'Appoint' },
    intro: ['Nobody appoints themselves to decide, and nobody approves their own draft.'],
    fields: [
      { ...ACCOUNT, hint: 'The name by which they sign in, such as camden-drafter.' },
      FUNCTION,
      { name: 'from', type: 'day', label: 'From' },
      {
        name: 'to',
        type: 'day',
        optional: true,
        label: 'Until',
        hint: 'The first day on which it no longer holds. A deputy needs one.',
      },
    ],
    take: ({ service, laCode }, expectedVersion, answers) =>
      service.call((client) =>
        client.delegation.appoint.mutate({
          ...{
            laCode,
            expectedVersion,
            account: textOf(answers, 'account') ?? '',
            function: functionOf(answers),
          },
          ...{ from: textOf(answers, 'from') ?? '', to: textOf(answers, 'to') },
        }),
      ),
  };
}

function endStep({ held }: Found): Step {
  const open = (held?.content.appointments ?? []).filter(({ to }) => to === null || to > today());
  const options = open.map(({ account, function: what, from }) => ({
    value: `${account} ${what}`,
    text: `${account}, ${what} since ${formatDay(from)}`,
  }));
  return {
    ...{ title: 'End an appointment', button: 'End it' },
    intro: ['Who held it, and when, stays in the scheme.'],
    fields: [
      { name: 'account', type: 'radios', options, label: 'Which appointment?' },
      { name: 'to', type: 'day', label: 'The first day on which it no longer holds' },
    ],
    take: ({ service, laCode }, expectedVersion, answers) => {
      const [account = '', what] = (textOf(answers, 'account') ?? '').split(' ');
      const appointedTo = APPOINTED_TO.find((each) => each === what) ?? 'drafter';
      const input = { account, function: appointedTo, to: textOf(answers, 'to') ?? '' };
      return service.call((client) =>
        client.delegation.endAppointment.mutate({ ...input, laCode, expectedVersion }),
      );
    },
  };
}

function handOverStep({ held }: Found): Step {
  const now = (held?.content.appointments ?? []).filter((each) => isWithin(today(), each));
  const accounts = [...new Set(now.map(({ account }) => account))];
  return {
    ...{ title: 'Hand work over', button: 'Hand over' },
    intro: ['All that one person has open passes to another in one step. Who drafted what stays as it is.'],
    fields: [
      { name: 'from', type: 'line', most: 100, label: 'Account of who hands over' },
      {
        ...{ name: 'to', type: 'radios', label: 'Who takes over?' },
        options: accounts.map((account) => ({ value: account, text: account })),
      },
    ],
    take: ({ service, laCode }, expectedVersion, answers) =>
      service.call((client) =>
        client.delegation.handOver.mutate({
          ...{
            laCode,
            expectedVersion,
            from: textOf(answers, 'from') ?? '',
            to: textOf(answers, 'to') ?? '',
          },
        }),
      ),
  };
}

/** The steps of a scheme by their address. */
export const DELEGATION_STEPS: Readonly<Record<string, (found: Found) => Step>> = {
  appoint: appointStep,
  end: endStep,
  'hand-over': handOverStep,
};
