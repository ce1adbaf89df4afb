import { z } from 'zod';
import { mayApprove, mayDraft } from '../delegation/may.ts';
import type { Refusal } from '../gates/step-refused.ts';
import { daySchema, slugSchema } from '../records/bounded.ts';
import type { Change } from '../records/change.ts';
import { londonDay } from '../records/london-day.ts';
import { type InclusionPlan, standardsVersionSchema } from './plan.ts';
import { planRefusal } from './plan-guards.ts';
import { INTEGRATED_CARE_BOARD, isQuorate } from './plan-template.ts';
import { type PlanTaking, planChange, planRef, planStep } from './take-step.ts';

export const recordMeetingSchema = z.strictObject({
  on: daySchema,
  present: z.array(slugSchema).min(1).max(40),
});
export type RecordMeeting = z.infer<typeof recordMeetingSchema>;
export const recordAgreementSchema = z.strictObject({ body: slugSchema, on: daySchema });
export type RecordAgreement = z.infer<typeof recordAgreementSchema>;
export const submitPlanSchema = z.strictObject({ standards: standardsVersionSchema });
export type SubmitPlan = z.infer<typeof submitPlanSchema>;

const notLater = (plan: InclusionPlan, on: string, today: string): Refusal[] =>
  on <= today
    ? []
    : [
        planRefusal(plan, {
          code: 'in-the-future',
          field: 'on',
          fact: 'The day lies in the future.',
          whoCanSupply: 'whoever was there',
        }),
      ];

const unknownBodies = (
  plan: InclusionPlan,
  ids: readonly string[],
  { facts: { template } }: PlanTaking,
): Refusal[] =>
  ids
    .filter((id) => !template?.bodies.some((body) => body.id === id))
    .map((id) =>
      planRefusal(plan, {
        code: 'unknown-body',
        field: 'body',
        fact: `The template names no body "${id}".`,
        whoCanSupply: 'DfE policy, who publishes the template',
      }),
    );

/** The board of the area's SEND and AP Partnership met: who was there, and whether they were enough. */
export function recordMeeting(
  plan: InclusionPlan,
  input: RecordMeeting,
  taking: PlanTaking,
): Change<InclusionPlan> {
  const problems = [
    ...notLater(plan, input.on, londonDay(taking.now)),
    ...unknownBodies(plan, input.present, taking),
  ];
  const state = planStep({ plan, from: plan.state, event: 'record-meeting', taking, problems });
  const quorum = taking.facts.template !== null && isQuorate(taking.facts.template, input.present);
  const meeting = { on: input.on, present: input.present, quorum, edition: plan.edition };
  const data = {
    plan_id: plan.id,
    new_la_code: plan.laCode,
    held_on: input.on,
    present: input.present,
    quorum,
  };
  return planChange({ ...plan, state, meetings: [...plan.meetings, meeting] }, 'record-meeting', {
    announces: [{ type: 'partnership.meeting.held.v1', data }],
  });
}

/** The board has reviewed the plan as it stands. */
export function reviewPlan(plan: InclusionPlan, taking: PlanTaking): Change<InclusionPlan> {
  const state = planStep({ plan, from: plan.state, event: 'review', taking });
  return planChange({ ...plan, state }, 'review');
}

/** The integrated care board speaks for itself; the authority records what the other bodies agreed to. */
function speaksFor(
  plan: InclusionPlan,
  body: string,
  { by, now, facts: { scheme } }: PlanTaking,
): readonly Refusal[] {
  const standing = { laCode: plan.laCode, scheme, on: londonDay(now) };
  const health = body === INTEGRATED_CARE_BOARD;
  if (by.role === INTEGRATED_CARE_BOARD || health) {
    return health && by.role === INTEGRATED_CARE_BOARD && by.repId === plan.repId
      ? []
      : [
          planRefusal(plan, {
            code: 'another-body',
            field: 'body',
            fact: 'The integrated care board records its own agreement, and no other body’s.',
            whoCanSupply: 'the body itself',
          }),
        ];
  }
  const drafts = mayDraft(by, standing);
  return drafts.length === 0 ? [] : mayApprove(by, standing, []);
}

/** A body of the SEND and AP Partnership agreed to the plan as it stands. A second time changes nothing. */
export function recordAgreement(
  plan: InclusionPlan,
  input: RecordAgreement,
  taking: PlanTaking,
): Change<InclusionPlan> {
  const problems = [
    ...notLater(plan, input.on, londonDay(taking.now)),
    ...unknownBodies(plan, [input.body], taking),
    ...speaksFor(plan, input.body, taking),
  ];
  const state = planStep({ plan, from: plan.state, event: 'record-agreement', taking, problems });
  if (plan.agreements.some(({ body, edition }) => body === input.body && edition === plan.edition)) {
    return planChange(plan, 'record-agreement');
  }
  const agreement = { ...input, edition: plan.edition, recordedBy: taking.by.account };
  return planChange({ ...plan, state, agreements: [...plan.agreements, agreement] }, 'record-agreement');
}

/** The SEND and AP Partnership signs the plan off, every body's agreement being there. */
export function signOffPlan(plan: InclusionPlan, taking: PlanTaking): Change<InclusionPlan> {
  const state = planStep({ plan, from: plan.state, event: 'sign-off', taking });
  return planChange({ ...plan, state }, 'sign-off');
}

/** The authority sends the plan to Regions Group, to be judged against a named version of the standards. */
export function submitPlan(
  plan: InclusionPlan,
  input: SubmitPlan,
  taking: PlanTaking,
): Change<InclusionPlan> {
  const named = { ...plan, standards: input.standards };
  const state = planStep({ plan: named, from: plan.state, event: 'submit', taking });
  const { edition } = plan;
  const reviewed = plan.meetings
    .filter((each) => each.quorum && each.edition === edition)
    .map(({ on }) => on);
  const data = {
    ...planRef(plan),
    board_reviewed_on: reviewed.at(-1) ?? londonDay(taking.now),
    agreed_by: plan.agreements.filter((each) => each.edition === edition).map(({ body }) => body),
  };
  const content = { ...named, state, judgements: [], submittedSections: plan.sections };
  return planChange(content, 'submit', { announces: [{ type: 'laip.submitted.v1', data }] });
}
