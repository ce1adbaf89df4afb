import { textOf, ticked } from '../forms/field.ts';
import { nothing, type PlanStepContext, type PlanStepForm } from './plan-step-form.ts';

const bodiesOf = ({ shown, viewer }: PlanStepContext) => {
  const health = viewer.account.role === 'integrated-care-board';
  const agreed = shown.content.agreements.filter(({ edition }) => edition === shown.content.edition);
  return (shown.template?.bodies ?? [])
    .filter(({ id }) => (id === 'integrated-care-board') === health)
    .filter(({ id }) => !agreed.some(({ body }) => body === id))
    .map(({ id, title, mustAgree }) => ({
      ...{ value: id, text: title },
      ...(mustAgree && { hint: 'Its agreement is needed.' }),
    }));
};

/** What the board and the bodies of the SEND and AP Partnership do. */
export const BOARD: Readonly<
  Record<'record-meeting' | 'review' | 'record-agreement' | 'sign-off', PlanStepForm>
> = {
  'record-meeting': {
    ...{ title: 'Record a meeting of the board', button: 'Record it' },
    intro: ['The board of the area’s SEND and AP Partnership had this edition of the plan before it.'],
    fields: ({ shown }) => [
      { name: 'on', type: 'day', label: 'When did it meet?' },
      {
        ...{ name: 'present', type: 'checkboxes', label: 'Which bodies were there?' },
        options: (shown.template?.bodies ?? []).map(({ id, title }) => ({ value: id, text: title })),
      },
    ],
    take: ({ service }, target, answers) =>
      service.call((client) =>
        client.inclusionPlans.recordMeeting.mutate({
          ...{ ...target, on: textOf(answers, 'on') ?? '', present: [...ticked(answers, 'present')] },
        }),
      ),
  },
  review: {
    ...{ title: 'Say that the board has reviewed it', button: 'The board has reviewed it', fields: nothing },
    intro: ['Every mandatory section is written, and a quorate meeting had this edition before it.'],
    take: ({ service }, target) => service.call((client) => client.inclusionPlans.review.mutate(target)),
  },
  'record-agreement': {
    ...{ title: 'Record a body’s agreement', button: 'Record it' },
    intro: [
      'The integrated care board records its own agreement. The authority records what other bodies agreed to.',
    ],
    fields: (context) => [
      {
        name: 'body',
        type: 'radios',
        options: bodiesOf(context),
        label: 'Which body agreed to this edition?',
      },
      { name: 'on', type: 'day', label: 'When did it agree?' },
    ],
    take: ({ service }, target, answers) =>
      service.call((client) =>
        client.inclusionPlans.recordAgreement.mutate({
          ...{ ...target, body: textOf(answers, 'body') ?? '', on: textOf(answers, 'on') ?? '' },
        }),
      ),
  },
  'sign-off': {
    ...{ title: 'Sign off for the SEND and AP Partnership', button: 'Sign off', fields: nothing },
    intro: [
      'Every body whose agreement is needed has agreed to this edition. Who drafted it does not sign it off.',
    ],
    take: ({ service }, target) => service.call((client) => client.inclusionPlans.signOff.mutate(target)),
  },
};
