import { z } from 'zod';
import { noteSchema, slugSchema } from '../records/bounded.ts';
import type { Change } from '../records/change.ts';
import { type InclusionPlan, JUDGEMENTS } from './plan.ts';
import { planRefusal } from './plan-guards.ts';
import { type PlanTaking, planChange, planStep } from './take-step.ts';

const MOST_STATEMENTS = 500;
export const judgePlanSchema = z.strictObject({
  judgements: z
    .array(
      z.strictObject({
        statementId: slugSchema,
        judgement: z.enum(JUDGEMENTS),
        note: noteSchema.nullable(),
      }),
    )
    .min(1)
    .max(MOST_STATEMENTS),
});
export type JudgePlan = z.infer<typeof judgePlanSchema>;
export const askAboutPlanSchema = z.strictObject({ id: slugSchema, text: noteSchema });
export type AskAboutPlan = z.infer<typeof askAboutPlanSchema>;
export const answerAboutPlanSchema = z.strictObject({ id: slugSchema, text: noteSchema });
export type AnswerAboutPlan = z.infer<typeof answerAboutPlanSchema>;

/** What may not be judged: a statement that the named version has not, or one judged twice in one breath. */
const notToJudge = (plan: InclusionPlan, { judgements }: JudgePlan, { facts }: PlanTaking) =>
  judgements.flatMap(({ statementId }, at) => {
    const place = { field: `judgements.${at}.statementId`, whoCanSupply: 'the reviewer' };
    const twice = judgements.findIndex((each) => each.statementId === statementId) !== at;
    if (twice) {
      const fact = `The statement ${statementId} is judged twice.`;
      return [planRefusal(plan, { ...place, code: 'judged-twice', fact })];
    }
    if (facts.standards?.statementIds.includes(statementId)) return [];
    const fact = `The named version of the standards has no statement ${statementId}.`;
    return [planRefusal(plan, { ...place, code: 'not-in-the-version', fact })];
  });

/** A reviewer judges standards of the named version; a later judgement takes the place of the same reviewer's earlier. */
export function judgePlan(plan: InclusionPlan, input: JudgePlan, taking: PlanTaking): Change<InclusionPlan> {
  const problems = notToJudge(plan, input, taking);
  const state = planStep({ plan, from: plan.state, event: 'judge', taking, problems });
  const reviewer = taking.by.account;
  const now = input.judgements.map((each) => ({ reviewer, ...each }));
  const kept = plan.judgements.filter(
    (each) => each.reviewer !== reviewer || !now.some((other) => other.statementId === each.statementId),
  );
  return planChange({ ...plan, state, judgements: [...kept, ...now] }, 'judge');
}

/** Regions Group asks the authority something about its plan. */
export function askAboutPlan(
  plan: InclusionPlan,
  input: AskAboutPlan,
  taking: PlanTaking,
): Change<InclusionPlan> {
  const problems = plan.questions.some(({ id }) => id === input.id)
    ? [
        planRefusal(plan, {
          code: 'asked-already',
          field: 'id',
          fact: 'A question of this id is there.',
          whoCanSupply: 'the reviewer',
        }),
      ]
    : [];
  const state = planStep({ plan, from: plan.state, event: 'ask', taking, problems });
  const question = { ...input, askedBy: taking.by.account, askedAt: taking.now, answer: null };
  return planChange({ ...plan, state, questions: [...plan.questions, question] }, 'ask');
}

/** The authority answers; the first answer stands. */
export function answerAboutPlan(
  plan: InclusionPlan,
  input: AnswerAboutPlan,
  taking: PlanTaking,
): Change<InclusionPlan> {
  const problems = plan.questions.some(({ id, answer }) => id === input.id && answer === null)
    ? []
    : [
        planRefusal(plan, {
          code: 'no-open-question',
          field: 'id',
          fact: 'No open question has this id.',
          whoCanSupply: 'Regions Group',
        }),
      ];
  const state = planStep({ plan, from: plan.state, event: 'answer', taking, problems });
  const answer = { by: taking.by.account, at: taking.now, text: input.text };
  const questions = plan.questions.map((each) => (each.id === input.id ? { ...each, answer } : each));
  return planChange({ ...plan, state, questions }, 'answer');
}

/** Two reviewers have judged every standard, and nothing is left to ask. */
export function qualityAssurePlan(plan: InclusionPlan, taking: PlanTaking): Change<InclusionPlan> {
  const state = planStep({ plan, from: plan.state, event: 'quality-assure', taking });
  return planChange({ ...plan, state }, 'quality-assure');
}
