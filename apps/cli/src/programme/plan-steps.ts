import type { RepId } from '@rep/contracts';
import { addDays, londonDay, TEST_SET } from '@rep/domain';
import { fixedId } from './fixed-id.ts';
import { PLAN_SECTIONS } from './plan-sections.data.ts';
import { approverOf, type By, drafterOf, type Service, type Step } from './step.ts';

/** A made-up inclusion plan of one area. */
export type PlanExample = { readonly repId: RepId; readonly laCode: string };

const uuidOf = ({ repId, laCode }: PlanExample): string => fixedId(`${repId}/plan/${laCode}`);
const planIdOf = (plan: PlanExample): string => `${plan.laCode.toLowerCase()}-${uuidOf(plan)}`;
const today = (): string => londonDay(new Date().toISOString());

type Plans = Service['inclusionPlans'];
function stepOf(plan: PlanExample, by: By, take: (plans: Plans, planId: string) => Promise<unknown>): Step {
  const of = planIdOf(plan);
  return { of, by, take: ({ inclusionPlans }) => take(inclusionPlans, of) };
}

const ICB = 'integrated-care-board';
const PRESENT = ['local-authority', ICB, 'parent-carer-forum'];

/** Begun and written by the area's drafter. */
export function written(plan: PlanExample): readonly Step[] {
  const { laCode } = plan;
  const by = drafterOf(laCode);
  return [
    stepOf(plan, by, (plans) => plans.draft.mutate({ laCode, uuid: uuidOf(plan), synthetic: true })),
    stepOf(plan, by, (plans, planId) => plans.edit.mutate({ planId, sections: [...PLAN_SECTIONS] })),
  ];
}

/** Before the board of the area's SEND and AP Partnership, which finds it fit to go on. */
export const reviewed = (plan: PlanExample): readonly Step[] => [
  stepOf(plan, drafterOf(plan.laCode), (plans, planId) =>
    plans.recordMeeting.mutate({ planId, on: today(), present: PRESENT }),
  ),
  stepOf(plan, drafterOf(plan.laCode), (plans, planId) => plans.review.mutate({ planId })),
];

const agreed = (plan: PlanExample, body: string, by: By): Step =>
  stepOf(plan, by, (plans, planId) => plans.recordAgreement.mutate({ planId, body, on: today() }));

/** Agreed to by each body, health for itself, and sent to Regions Group: it stands in the queue. */
export const sentToRegionsGroup = (plan: PlanExample): readonly Step[] => [
  ...written(plan),
  ...reviewed(plan),
  agreed(plan, 'local-authority', drafterOf(plan.laCode)),
  agreed(plan, 'parent-carer-forum', drafterOf(plan.laCode)),
  agreed(plan, ICB, { account: `${ICB}-${plan.repId}` }),
  stepOf(plan, approverOf(plan.laCode), (plans, planId) => plans.signOff.mutate({ planId })),
  stepOf(plan, approverOf(plan.laCode), (plans, planId) =>
    plans.submit.mutate({ planId, standards: { set: TEST_SET.id, version: String(TEST_SET.version) } }),
  ),
];

const judgedBy = (plan: PlanExample, number: 1 | 2): Step =>
  stepOf(plan, { account: `regions-group-${plan.repId}-${number}` }, (plans, planId) =>
    plans.judge.mutate({
      planId,
      judgements: TEST_SET.statements.map(({ id }) => ({ statementId: id, judgement: 'met', note: null })),
    }),
  );

/** Judged by two reviewers and signed off by Regions Group: in force for a year, so lists may run. */
export const signedOff = (plan: PlanExample): readonly Step[] => [
  ...sentToRegionsGroup(plan),
  judgedBy(plan, 1),
  judgedBy(plan, 2),
  stepOf(plan, { account: `regions-group-${plan.repId}-1` }, (plans, planId) =>
    plans.qualityAssure.mutate({ planId }),
  ),
  stepOf(plan, { account: `regions-group-${plan.repId}-2` }, (plans, planId) =>
    plans.accept.mutate({
      ...{ planId, from: today(), to: addDays(today(), 365), conditions: [], opensListGate: true },
      reasons: ['An example: nobody has judged this plan.'],
    }),
  ),
];
