import { AREA_DOCUMENTS } from '@rep/domain';
import { type Answers, textOf } from '../../forms/field.ts';
import type { AreaStepName } from '../open-steps.ts';
import { type AreaStepForm, nothing, withReason } from './step-form.ts';

type DocumentKind = (typeof AREA_DOCUMENTS)[number];
const DOCUMENTS: Readonly<Record<DocumentKind, string>> = {
  'data-protection-impact': 'Data protection impact assessment',
  'equality-impact': 'Equality impact assessment',
  'data-sharing': 'Data-sharing agreement',
};
export const documentName = (kind: DocumentKind): string => DOCUMENTS[kind];

const reasonOf = (answers: Answers) => ({ reason: textOf(answers, 'reason') ?? '' });

const signDocument: AreaStepForm = {
  title: 'Sign a document',
  button: 'Sign',
  intro: ['Each document is signed by the authority’s decision-maker, who did not draft it.'],
  fields: () => [
    {
      ...{ name: 'kind', type: 'radios', label: 'Which document?' },
      options: AREA_DOCUMENTS.map((value) => ({ value, text: DOCUMENTS[value] })),
    },
    {
      ...{ name: 'sha256', type: 'line', most: 64, label: 'SHA-256 of the document' },
      hint: '64 characters, 0 to 9 and a to f: it says which text was signed, and the text stays with you.',
    },
    { name: 'draftedBy', type: 'line', most: 100, label: 'Account of who drafted it', hint: 'Not your own.' },
  ],
  take: (service, target, answers) =>
    service.call((client) =>
      client.pilots.signDocument.mutate({
        ...target,
        kind: AREA_DOCUMENTS.find((kind) => kind === textOf(answers, 'kind')) ?? 'data-sharing',
        sha256: textOf(answers, 'sha256') ?? '',
        draftedBy: textOf(answers, 'draftedBy') ?? '',
      }),
    ),
};

/** The steps of one area as forms. */
export const AREA_STEP_FORMS: Readonly<Record<AreaStepName, AreaStepForm>> = {
  'sign-document': signDocument,
  agree: {
    ...{ title: 'Agree', button: 'Agree', fields: nothing },
    intro: [
      'You agree for your own area. You can take it back until the pilot is submitted, and pause your area at any time.',
    ],
    take: (service, target) => service.call((client) => client.pilots.agree.mutate(target)),
  },
  decline: {
    ...{ title: 'Decline', button: 'Decline', fields: withReason },
    intro: ['Your area does not take part. Other areas go on.'],
    take: (service, target, answers) =>
      service.call((client) => client.pilots.decline.mutate({ ...target, ...reasonOf(answers) })),
  },
  'withdraw-agreement': {
    ...{ title: 'Take the agreement back', button: 'Take it back', fields: withReason, dangerous: true },
    take: (service, target, answers) =>
      service.call((client) => client.pilots.withdrawAgreement.mutate({ ...target, ...reasonOf(answers) })),
  },
  'go-live': {
    ...{ title: 'Go live', button: 'Go live', fields: nothing },
    intro: ['Every gate of the pilot and of the area must be open. You can pause the area at any time.'],
    take: (service, target) => service.call((client) => client.pilots.goLive.mutate(target)),
  },
  pause: {
    ...{ title: 'Pause', button: 'Pause the area', fields: withReason, dangerous: true },
    intro: ['Nothing new begins in this area. What families have goes on. Other areas do not move.'],
    take: (service, target, answers) =>
      service.call((client) => client.pilots.pauseArea.mutate({ ...target, ...reasonOf(answers) })),
  },
  resume: {
    ...{ title: 'Resume', button: 'Resume the area', fields: withReason },
    intro: [
      'You lift what you may lift. The area goes on when nothing holds it any more and every gate is open.',
    ],
    take: (service, target, answers) =>
      service.call((client) => client.pilots.resumeArea.mutate({ ...target, ...reasonOf(answers) })),
  },
};
