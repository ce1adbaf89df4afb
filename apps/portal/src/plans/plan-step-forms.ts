import { randomUUID } from 'node:crypto';
import type { PlanEvent } from '@rep/domain';
import { type Answers, type Field, textOf, ticked } from '../forms/field.ts';
import { linesIn } from '../forms/lines-in.ts';
import type { FieldProblem } from '../http/field-problems.ts';
import { REASON } from '../pilots/steps/step-form.ts';
import type { Services } from '../services/services.ts';
import { acceptForm } from './accept-plan.ts';
import { extendForm, followUpForm } from './follow-up-plan.ts';
import { judgeForm } from './judge-plan.ts';
import type { FoundPlan } from './read-plans.ts';

/** What a step's form is made with. */
export type PlanStepContext = FoundPlan & { readonly services: Services };
export type PlanTarget = { readonly planId: string; readonly expectedVersion: number | undefined };

/** A step of a plan as a form. */
export type PlanStepForm = {
  readonly title: string;
  readonly button: string;
  readonly intro?: readonly string[];
  readonly warning?: string;
  readonly dangerous?: boolean;
  fields(context: PlanStepContext): readonly Field[] | Promise<readonly Field[]>;
  check?(answers: Answers): readonly FieldProblem[];
  take(context: PlanStepContext, target: PlanTarget, answers: Answers): Promise<unknown>;
};
export type PlanStepName = Exclude<PlanEvent, 'draft' | 'edit' | 'supersede' | 'expire'>;

const nothing = (): readonly Field[] => [];
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

const BOARD: Readonly<Record<'record-meeting' | 'review' | 'record-agreement' | 'sign-off', PlanStepForm>> = {
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

const SEPARATOR = '@';
async function setOptions({ services }: PlanStepContext) {
  const sets = await services.national.call((client) => client.standards.sets.list.query());
  return sets.map(({ id, version, content }) => ({
    value: `${id}${SEPARATOR}${version}`,
    text: `${content.title}, version ${version}`,
  }));
}

const WITH_DFE: Readonly<
  Record<'submit' | 'ask' | 'answer' | 'quality-assure' | 'return' | 'amend', PlanStepForm>
> = {
  submit: {
    ...{ title: 'Submit to Regions Group', button: 'Submit' },
    fields: async (context) => [
      {
        ...{ name: 'standards', type: 'radios', options: await setOptions(context) },
        label: 'Which version of the standards should it be judged against?',
        hint: 'A published test set counts as a version.',
      },
    ],
    take: ({ service }, target, answers) => {
      const [set = '', version = ''] = (textOf(answers, 'standards') ?? '').split(SEPARATOR);
      return service.call((client) =>
        client.inclusionPlans.submit.mutate({ ...target, standards: { set, version } }),
      );
    },
  },
  ask: {
    ...{ title: 'Ask the authority', button: 'Ask' },
    fields: () => [{ name: 'text', type: 'lines', most: 500, label: 'What do you want to know?' }],
    take: ({ service }, target, answers) =>
      service.call((client) =>
        client.inclusionPlans.ask.mutate({
          ...target,
          id: `q-${randomUUID()}`,
          text: textOf(answers, 'text') ?? '',
        }),
      ),
  },
  answer: {
    ...{ title: 'Answer a question', button: 'Answer' },
    intro: ['The first answer stands.'],
    fields: ({ shown }) => [
      {
        ...{ name: 'id', type: 'radios', label: 'Which question?' },
        options: shown.content.questions
          .filter(({ answer }) => answer === null)
          .map(({ id, text }) => ({ value: id, text })),
      },
      { name: 'text', type: 'lines', most: 500, label: 'Answer' },
    ],
    take: ({ service }, target, answers) =>
      service.call((client) =>
        client.inclusionPlans.answer.mutate({
          ...{ ...target, id: textOf(answers, 'id') ?? '', text: textOf(answers, 'text') ?? '' },
        }),
      ),
  },
  'quality-assure': {
    ...{ title: 'Finish the quality assurance', button: 'Finish', fields: nothing },
    intro: ['Two reviewers have judged every standard of the named version, and no question is open.'],
    take: ({ service }, target) =>
      service.call((client) => client.inclusionPlans.qualityAssure.mutate(target)),
  },
  return: {
    ...{ title: 'Return the plan', button: 'Return it', dangerous: true },
    warning:
      'A plan in force ends at that moment: no new tailored list begins in the area. Lists that families have are not touched.',
    fields: () => [{ ...REASON, label: 'Reasons, one on each line', path: 'reasons' }],
    take: ({ service }, target, answers) =>
      service.call((client) =>
        client.inclusionPlans.return.mutate({ ...target, reasons: linesIn(textOf(answers, 'reason')) }),
      ),
  },
  amend: {
    ...{ title: 'Start an amendment', button: 'Start it', fields: nothing },
    intro: [
      'A new draft begins with what is in force. This plan stays in force until Regions Group signs the amendment off.',
    ],
    take: ({ service, shown }) =>
      service.call((client) =>
        client.inclusionPlans.draft.mutate({ laCode: shown.content.laCode, amends: shown.content.id }),
      ),
  },
};

/** The steps of a plan as forms; its sections have pages of their own. */
export const PLAN_STEP_FORMS: Readonly<Record<PlanStepName, PlanStepForm>> = {
  ...BOARD,
  ...WITH_DFE,
  judge: judgeForm,
  accept: acceptForm,
  extend: extendForm,
  'follow-up': followUpForm,
};

/** Whether a step has a form of its own. */
export const isForm = (step: string): step is PlanStepName => Object.hasOwn(PLAN_STEP_FORMS, step);
