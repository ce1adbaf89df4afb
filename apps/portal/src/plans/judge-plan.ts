import { type Answers, type Field, type Typed, textOf, typedAs } from '../forms/field.ts';
import type { PlanStepContext, PlanStepForm } from './plan-step-form.ts';
import { statementTitles } from './statement-titles.ts';

const JUDGEMENTS = [
  { value: 'met', text: 'Met' },
  { value: 'partly-met', text: 'Partly met' },
  { value: 'not-met', text: 'Not met' },
] as const;

/** One group of questions for each standard of the named version. */
async function fields({ shown, services }: PlanStepContext): Promise<readonly Field[]> {
  const titles = await statementTitles(services);
  return shown.statementIds.flatMap((id, at): readonly Field[] => [
    {
      ...{ name: `judgement-${id}`, type: 'radios', options: JUDGEMENTS, optional: true },
      ...{ group: titles.get(id) ?? id, label: 'Does the plan meet it?' },
      path: `judgements.${at}.statementId`,
    },
    { name: `note-${id}`, type: 'lines', most: 500, optional: true, label: 'Note' },
  ]);
}

/** The judgements of the reviewer who looks, as they stand in the boxes. */
function saved({ shown, viewer }: PlanStepContext): Typed {
  const own = shown.content.judgements.filter(({ reviewer }) => reviewer === viewer.account.account);
  const boxes = own.map(({ statementId, judgement, note }) => ({
    ...{ [`judgement-${statementId}`]: [judgement], [`note-${statementId}`]: typedAs(note) },
  }));
  return Object.assign({}, ...boxes);
}

const judged = ({ shown }: PlanStepContext, answers: Answers) =>
  shown.statementIds.flatMap((statementId) => {
    const chosen = textOf(answers, `judgement-${statementId}`);
    const judgement = JUDGEMENTS.find(({ value }) => value === chosen)?.value;
    return judgement ? [{ statementId, judgement, note: textOf(answers, `note-${statementId}`) }] : [];
  });

/** A note without a judgement would be lost, and to save nothing at all is no step. */
function check(answers: Answers, context: PlanStepContext) {
  const { statementIds } = context.shown;
  const alone = statementIds.filter(
    (id) => textOf(answers, `note-${id}`) !== null && textOf(answers, `judgement-${id}`) === null,
  );
  const first = judged(context, answers).length === 0 && alone.length === 0 ? statementIds.slice(0, 1) : [];
  return [...alone, ...first].map((id) => ({
    ...{ field: `judgement-${id}`, text: 'Choose whether the plan meets the standard' },
  }));
}

/** A reviewer judges the standards of the named version, all or some; a later judgement takes an earlier one's place. */
export const judgeForm: PlanStepForm = {
  title: 'Judge the plan by the standards',
  button: 'Save the judgements',
  intro: [
    'Two reviewers judge every standard of the named version. Leave out what you have not looked at yet, and come back to it. You can change yours until the quality assurance is finished.',
  ],
  fields,
  saved,
  check,
  take: (context, target, answers) =>
    context.service.call((client) =>
      client.inclusionPlans.judge.mutate({ ...target, judgements: judged(context, answers) }),
    ),
};
