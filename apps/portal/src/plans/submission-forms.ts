import { randomUUID } from 'node:crypto';
import { textOf } from '../forms/field.ts';
import { linesIn } from '../forms/lines-in.ts';
import { REASON } from '../pilots/steps/step-form.ts';
import { nothing, type PlanStepContext, type PlanStepForm } from './plan-step-form.ts';

const SEPARATOR = '@';
async function setOptions({ services }: PlanStepContext) {
  const sets = await services.national.call((client) => client.standards.sets.list.query());
  return sets.map(({ id, version, content }) => ({
    value: `${id}${SEPARATOR}${version}`,
    text: `${content.title}, version ${version}`,
  }));
}

/** What passes between the authority and Regions Group. */
export const WITH_DFE: Readonly<
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
