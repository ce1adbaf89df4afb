import type { Person } from '../access/person.ts';
import { type Delegation, isApprover, isDrafter } from '../delegation/delegation.ts';
import { actsFor, mayApprove, mayDraft, type Standing } from '../delegation/may.ts';
import type { Refusal } from '../gates/step-refused.ts';
import type { Guard } from '../machine/machine.ts';
import { isWithin } from '../records/london-day.ts';
import type { InclusionPlan } from './plan.ts';
import type { PlanTemplate } from './plan-template.ts';

/** The version of the standards that a plan is judged against, as published. */
export type StandardsFacts = {
  readonly set: string;
  readonly version: string;
  readonly statementIds: readonly string[];
};

/** What a step of a plan is judged by. `by` is null for the scheduled job. */
export type PlanFacts = {
  readonly plan: InclusionPlan;
  readonly by: Person | null;
  readonly today: string;
  readonly scheme: Delegation | null;
  readonly template: PlanTemplate | null;
  readonly standards: StandardsFacts | null;
};
type Rule = Guard<PlanFacts>;

export const planRefusal = (
  plan: Pick<InclusionPlan, 'laCode'>,
  rest: Pick<Refusal, 'code' | 'fact' | 'whoCanSupply'> & Partial<Refusal>,
): Refusal => ({ gate: null, field: null, laCode: plan.laCode, ...rest });

const standing = ({ plan, scheme, today }: PlanFacts): Standing => ({
  laCode: plan.laCode,
  scheme,
  on: today,
});
const person =
  (rule: (by: Person, facts: PlanFacts) => readonly Refusal[]): Rule =>
  (facts) =>
    facts.by ? rule(facts.by, facts) : [];

export const asDrafter: Rule = person((by, facts) => mayDraft(by, standing(facts)));
export const asApprover: Rule = person((by, facts) => mayApprove(by, standing(facts), facts.plan.draftedBy));

/** Somebody of the authority with any function in its scheme. */
export const asAppointed: Rule = person((by, { plan, scheme, today }) => [
  ...actsFor(by, plan.laCode),
  ...(isDrafter(scheme, by.account, today) || isApprover(scheme, by.account, today)
    ? []
    : [
        planRefusal(plan, {
          code: 'not-appointed',
          fact: "The authority's scheme of delegation gives this account no function today.",
          whoCanSupply: "the authority's approver, who appoints",
        }),
      ]),
]);

/** Regions Group works by region: who is bound to one decides for no other. */
export const ofThisRegion: Rule = person((by, { plan }) =>
  by.repId === null || by.repId === plan.repId
    ? []
    : [
        planRefusal(plan, {
          code: 'another-region',
          fact: 'The plan is of another region.',
          whoCanSupply: "that region's Regions Group",
        }),
      ],
);

const isWritten = (plan: InclusionPlan, id: string): boolean =>
  plan.sections.some((section) => section.id === id);
export const sectionsWritten: Rule = ({ plan, template }) =>
  (template?.sections ?? [])
    .filter(({ id, mandatory }) => mandatory && !isWritten(plan, id))
    .map(({ id, title }) =>
      planRefusal(plan, {
        code: 'section-missing',
        field: `sections.${id}`,
        fact: `The section "${title}" is not written.`,
        whoCanSupply: "the authority's drafter",
      }),
    );

export const reviewedByBoard: Rule = ({ plan }) =>
  plan.meetings.some(({ quorum, edition }) => quorum && edition === plan.edition)
    ? []
    : [
        planRefusal(plan, {
          code: 'no-quorate-meeting',
          fact: "No quorate meeting of the area's SEND and AP Partnership has had this edition of the plan before it.",
          whoCanSupply: "the area's SEND and AP Partnership",
        }),
      ];

export const agreedByBodies: Rule = ({ plan, template }) =>
  (template?.bodies ?? [])
    .filter(
      ({ mustAgree, id }) =>
        mustAgree && !plan.agreements.some((each) => each.body === id && each.edition === plan.edition),
    )
    .map(({ id, title }) =>
      planRefusal(plan, {
        code: 'agreement-missing',
        field: `agreements.${id}`,
        fact: `The agreement of ${title} to this edition is not recorded.`,
        whoCanSupply: title,
      }),
    );

export const standardsNamed: Rule = ({ plan, standards }) =>
  standards && plan.standards?.set === standards.set && plan.standards.version === standards.version
    ? []
    : [
        planRefusal(plan, {
          code: 'standards-not-published',
          field: 'standards',
          fact: 'The plan names no published version of the standards.',
          whoCanSupply: 'DfE policy, who publishes versions',
        }),
      ];

const complete = (plan: InclusionPlan, statementIds: readonly string[]): string[] =>
  [...new Set(plan.judgements.map(({ reviewer }) => reviewer))].filter((reviewer) =>
    statementIds.every((id) =>
      plan.judgements.some((each) => each.reviewer === reviewer && each.statementId === id),
    ),
  );

/** Two different people of Regions Group, each through every standard of the named version. */
export const judgedByTwo: Rule = ({ plan, standards }) => {
  const done = complete(plan, standards?.statementIds ?? []).length;
  if (done >= 2) return [];
  return [
    planRefusal(plan, {
      code: 'two-reviewers',
      fact: `${done} of two reviewers have judged every standard of the named version.`,
      whoCanSupply: 'two different reviewers of Regions Group',
    }),
  ];
};

export const questionsAnswered: Rule = ({ plan }) =>
  plan.questions
    .filter(({ answer }) => answer === null)
    .map(({ id, text }) =>
      planRefusal(plan, {
        code: 'question-open',
        field: `questions.${id}`,
        fact: `A question is not answered: ${text}`,
        whoCanSupply: 'the authority',
      }),
    );

export const stillInForce: Rule = ({ plan, today }) =>
  plan.inForce && isWithin(today, plan.inForce)
    ? []
    : [
        planRefusal(plan, {
          code: 'not-in-force',
          fact: 'The plan is not in force today, and what is over cannot be extended.',
          whoCanSupply: 'the authority, with a new plan',
        }),
      ];

export const periodOver: Rule = ({ plan, today }) =>
  plan.inForce && plan.inForce.to <= today
    ? []
    : [
        planRefusal(plan, {
          code: 'period-not-over',
          fact: 'The period of the plan is not over.',
          whoCanSupply: 'time',
        }),
      ];
