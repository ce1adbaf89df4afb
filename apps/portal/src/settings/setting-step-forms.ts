import type { SettingAgreement } from '@rep/domain';
import { type Answers, type Field, textOf } from '../forms/field.ts';
import type { FieldProblem } from '../http/field-problems.ts';
import type { PartnershipService } from '../services/partnership.ts';
import type { SettingStep } from './open-setting-steps.ts';
import { isPost, POST_OPTIONS } from './setting-words.ts';

type Target = {
  readonly pilotId: string;
  readonly urn: string;
  readonly expectedVersion: number | undefined;
};
type StepForm = {
  readonly title: string;
  readonly button: string;
  readonly intro: readonly string[];
  readonly dangerous?: boolean;
  readonly fields: readonly Field[];
  check?(answers: Answers, agreement: SettingAgreement): readonly FieldProblem[];
  take(service: PartnershipService, target: Target, answers: Answers): Promise<unknown>;
};

/** The account speaks for settings of an area, so each answer names the one that it is of. */
const URN: Field = {
  ...{ name: 'urn', type: 'line', most: 6, label: 'URN of your setting' },
  hint: 'Six digits, as in the register of schools. It must be the one that was invited.',
};
const ownUrn = (answers: Answers, { urn }: SettingAgreement): readonly FieldProblem[] =>
  textOf(answers, 'urn') === urn
    ? []
    : [
        {
          field: 'urn',
          text: 'Enter the URN that the invitation is for, or open the invitation of your own setting',
        },
      ];

/** What a setting answers, each step a form. */
export const SETTING_STEP_FORMS: Readonly<Record<SettingStep, StepForm>> = {
  'see-burden': {
    ...{ title: 'See what it asks of your people', button: 'Show me', fields: [] },
    intro: ['That you looked is recorded, with the day. You agree to nothing by it.'],
    take: (service, target) => service.call((client) => client.standards.settings.seeBurden.mutate(target)),
  },
  agree: {
    ...{ title: 'Agree to try the statements', button: 'Agree', check: ownUrn },
    intro: [
      'You agree from today on, and can stop at any time without a reason. Your post is recorded and not your name.',
    ],
    fields: [
      URN,
      {
        name: 'post',
        type: 'radios',
        options: POST_OPTIONS,
        label: 'In which post do you speak for the setting?',
      },
    ],
    take: (service, target, answers) => {
      const post = textOf(answers, 'post');
      return service.call((client) =>
        client.standards.settings.agree.mutate({ ...target, post: isPost(post) ? post : 'headteacher' }),
      );
    },
  },
  decline: {
    ...{ title: 'Decline', button: 'Decline', fields: [URN], check: ownUrn },
    intro: ['You need not say why. You may be asked again.'],
    take: (service, target) => service.call((client) => client.standards.settings.decline.mutate(target)),
  },
  withdraw: {
    ...{ title: 'Stop trying the statements', button: 'Stop', fields: [URN], check: ownUrn, dangerous: true },
    intro: ['You need not say why. Nothing is tried from today on. What was recorded until then stays.'],
    take: (service, target) => service.call((client) => client.standards.settings.withdraw.mutate(target)),
  },
};
