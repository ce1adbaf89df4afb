import type { AREA_DOCUMENTS } from '@rep/domain';
import { purposeName } from '../../documents/document-words.ts';
import { type Answers, textOf } from '../../forms/field.ts';

import type { AreaStepName } from '../open-steps.ts';
import { signDocumentForm } from './sign-document-form.ts';
import { type AreaStepForm, nothing, withReason } from './step-form.ts';

type DocumentKind = (typeof AREA_DOCUMENTS)[number];
export const documentName = (kind: DocumentKind): string => purposeName(kind);

const reasonOf = (answers: Answers) => ({ reason: textOf(answers, 'reason') ?? '' });

/** The steps of one area as forms. */
export const AREA_STEP_FORMS: Readonly<Record<AreaStepName, AreaStepForm>> = {
  'sign-document': signDocumentForm,
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
