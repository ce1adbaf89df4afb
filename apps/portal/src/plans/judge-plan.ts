import { type Field, textOf } from '../forms/field.ts';
import type { PlanStepContext, PlanStepForm } from './plan-step-form.ts';
import { statementTitles } from './statement-titles.ts';

const JUDGEMENTS = [
  { value: 'met', text: 'Met' },
  { value: 'partly-met', text: 'Partly met' },
  { value: 'not-met', text: 'Not met' },
] as const;

/** Judgements of the reviewer who looks, by statement. */
const own = ({ shown, viewer }: PlanStepContext, statementId: string) =>
  shown.content.judgements.find(
    (each) => each.reviewer === viewer.account.account && each.statementId === statementId,
  );

async function fields(context: PlanStepContext): Promise<readonly Field[]> {
  const titles = await statementTitles(context.services);
  const options = context.shown.statementIds.map((id) => {
    const judged = own(context, id);
    const hint = judged
      ? `You judged it: ${JUDGEMENTS.find(({ value }) => value === judged.judgement)?.text}.`
      : '';
    return { value: id, text: `${titles.get(id) ?? id}`, ...(hint && { hint }) };
  });
  return [
    { name: 'statementId', type: 'radios', options, label: 'Which standard?' },
    { name: 'judgement', type: 'radios', options: JUDGEMENTS, label: 'Does the plan meet it?' },
    { name: 'note', type: 'lines', most: 500, optional: true, label: 'Note' },
  ];
}

/** A reviewer judges one standard of the named version; a later judgement takes the place of the earlier one. */
export const judgeForm: PlanStepForm = {
  title: 'Judge a standard',
  button: 'Save the judgement',
  intro: [
    'Two reviewers judge every standard of the named version. You can change yours until the quality assurance is finished.',
  ],
  fields,
  take: ({ service }, target, answers) =>
    service.call((client) =>
      client.inclusionPlans.judge.mutate({
        ...target,
        statementId: textOf(answers, 'statementId') ?? '',
        judgement: JUDGEMENTS.find(({ value }) => value === textOf(answers, 'judgement'))?.value ?? 'not-met',
        note: textOf(answers, 'note'),
      }),
    ),
};
