import { textOf } from '../../forms/field.ts';
import type { PilotStepName } from '../open-steps.ts';
import { recordExitForm } from './record-exit.ts';
import { nothing, type PilotStepForm, type StepContext, withReason } from './step-form.ts';

const nextPilot = ({ others }: StepContext) => [
  { name: 'next', type: 'radios' as const, options: others, label: 'Which pilot takes over?' },
];
const reasonOf = (answers: Parameters<typeof textOf>[0]) => ({ reason: textOf(answers, 'reason') ?? '' });

const LEAVING: Readonly<Record<'end' | 'withdraw' | 'refine' | 'supersede', PilotStepForm>> = {
  end: {
    ...{ title: 'End the pilot', button: 'End the pilot', dangerous: true, fields: withReason },
    intro: ['It ends in every area. Its data, its protocol and its history are kept.'],
    take: (service, target, answers) =>
      service.call((client) => client.pilots.end.mutate({ ...target, ...reasonOf(answers) })),
  },
  withdraw: {
    ...{ title: 'Withdraw the pilot', button: 'Withdraw the pilot', dangerous: true, fields: withReason },
    intro: ['A pilot that has never run is withdrawn for good. What was written is kept.'],
    take: (service, target, answers) =>
      service.call((client) => client.pilots.withdraw.mutate({ ...target, ...reasonOf(answers) })),
  },
  refine: {
    ...{ title: 'Let the next cycle take over', button: 'Let it take over', fields: nextPilot },
    intro: ['The next cycle has its own protocol and must be registered.'],
    take: (service, target, answers) =>
      service.call((client) =>
        client.pilots.refine.mutate({ ...target, next: textOf(answers, 'next') ?? '' }),
      ),
  },
  supersede: {
    ...{ title: 'Name the pilot that takes its place', button: 'Supersede it', fields: nextPilot },
    dangerous: true,
    take: (service, target, answers) =>
      service.call((client) =>
        client.pilots.supersede.mutate({ ...target, next: textOf(answers, 'next') ?? '' }),
      ),
  },
};

/** The steps of a pilot as forms; `edit` has pages of its own. */
export const PILOT_STEP_FORMS: Readonly<Record<Exclude<PilotStepName, 'edit'>, PilotStepForm>> = {
  ...LEAVING,
  consult: {
    ...{ title: 'Ask the areas to agree', button: 'Ask the areas', fields: nothing },
    intro: ['Every area of the design is invited to agree for itself. Each answers alone.'],
    take: (service, target) => service.call((client) => client.pilots.consult.mutate(target)),
  },
  submit: {
    ...{ title: 'Submit to DfE policy', button: 'Submit', fields: nothing },
    intro: ['From here on no area can take its agreement back. Each can pause at any time.'],
    take: (service, target) => service.call((client) => client.pilots.submit.mutate(target)),
  },
  return: {
    ...{ title: 'Send it back', button: 'Send it back', fields: withReason },
    intro: ['The pilot is a draft again. Its lead reads your reason.'],
    take: (service, target, answers) =>
      service.call((client) => client.pilots.return.mutate({ ...target, ...reasonOf(answers) })),
  },
  approve: {
    ...{ title: 'Approve the pilot', button: 'Approve', fields: nothing },
    intro: ['You approve it as it stands. Its lead can then register its protocol.'],
    take: (service, target) => service.call((client) => client.pilots.approve.mutate(target)),
  },
  register: {
    ...{ title: 'Register the protocol', button: 'Register' },
    warning:
      'The protocol is frozen: nothing in the plan changes afterwards. What is done otherwise is a deviation.',
    fields: () => [
      {
        ...{ name: 'registryUrl', type: 'line', most: 500, optional: true },
        label: 'Where it stands in a public registry',
        hint: 'An address that begins with https://',
      },
    ],
    take: (service, target, answers) =>
      service.call((client) =>
        client.pilots.register.mutate({ ...target, registryUrl: textOf(answers, 'registryUrl') }),
      ),
  },
  deviate: {
    ...{ title: 'Record a deviation', button: 'Record it' },
    intro: ['Something is done otherwise than the frozen protocol says.'],
    fields: () => [
      { name: 'what', type: 'lines', most: 500, label: 'What is done otherwise?' },
      ...withReason(),
    ],
    take: (service, target, answers) =>
      service.call((client) =>
        client.pilots.recordDeviation.mutate({
          ...{ ...target, ...reasonOf(answers), what: textOf(answers, 'what') ?? '' },
        }),
      ),
  },
  'record-exit': recordExitForm,
};
