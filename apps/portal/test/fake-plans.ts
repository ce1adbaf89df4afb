import { FIRST_PLAN_TEMPLATE, type InclusionPlan, inclusionPlanSchema } from '@rep/domain';
import type { AppRouter } from '@rep/rep-service';
import type { TRPCClient } from '@trpc/client';
import { BARNET } from './fake-pilots.ts';

type Client = TRPCClient<AppRouter>;
type Shown = Awaited<ReturnType<Client['inclusionPlans']['show']['query']>>;
type Line = Awaited<ReturnType<Client['inclusionPlans']['list']['query']>>[number];
type Waiting = Awaited<ReturnType<Client['inclusionPlans']['queue']['query']>>[number];

export const PLAN_ID = `${BARNET.toLowerCase()}-7b0e3c52-5d0c-4c2b-9a53-0a4c7f1d2e11`;
const AT = '2026-01-02T09:00:00.000Z';

/** A plan as its authority has begun it. */
export const draftedPlan: InclusionPlan = inclusionPlanSchema.parse({
  ...{ id: PLAN_ID, laCode: BARNET, repId: 'london', templateVersion: '1', state: 'drafted', edition: 1 },
  ...{ revision: 1, submittedSections: null, documents: [], draftedBy: ['lead-authority'], agreements: [] },
  sections: [{ id: 'needs', kind: 'text', text: 'Many <b>needs</b>.' }],
  meetings: [{ on: '2026-01-01', present: ['local-authority'], quorum: false, edition: 1 }],
  ...{ standards: null, judgements: [], questions: [], decision: null, inForce: null },
  ...{ amends: null, successor: null },
});

const condition = { id: 'c1', text: 'Name the places.', due: '2026-12-01', metOn: null };
/** A plan in force on a condition, which was judged and asked about. */
export const planInForce: InclusionPlan = inclusionPlanSchema.parse({
  ...draftedPlan,
  ...{ state: 'in-force', standards: { set: 'programme-test-set', version: '1' } },
  inForce: { from: '2026-01-01', to: '2099-01-01' },
  judgements: [
    { reviewer: 'regions-group-london-1', statementId: 'ns-1', judgement: 'partly-met', note: 'Say more.' },
  ],
  questions: [{ id: 'q1', askedBy: 'regions-group-london-1', askedAt: AT, text: 'How many?', answer: null }],
  decision: {
    ...{ outcome: 'accept-with-conditions', reasons: ['It is sound.'], conditions: [condition] },
    ...{ opensListGate: false, decidedBy: 'regions-group', role: 'regions-group', at: AT },
  },
});

/** The plan as the service shows it. */
export const shownPlan = (content: InclusionPlan, version = 4): Shown => ({
  ...{ id: PLAN_ID, version, state: content.state, areas: [BARNET], content, sha256: 'a'.repeat(64) },
  ...{ step: 'edit', reason: null, by: { account: 'x', role: 'lead-authority', laCode: BARNET }, at: AT },
  ...{ synthetic: false, template: FIRST_PLAN_TEMPLATE, statementIds: ['ns-1', 'ns-2'] },
  listGate: {
    ...{ open: false, code: 'conditions-keep-closed', reason: 'Conditions keep lists closed.' },
    ...{ planId: PLAN_ID, standards: null, until: null },
  },
  ...{ changedSections: [], warnings: [], steps: [] },
});

export const planLine = (content: InclusionPlan): Line => ({
  ...{ id: PLAN_ID, version: 4, laCode: BARNET, state: content.state, revision: 1, edition: 1 },
  ...{ standards: content.standards, inForce: content.inForce, amends: null, changedAt: AT },
  ...{ synthetic: false, outcome: content.decision?.outcome ?? null, warning: null },
  ...{ conditionDue: null, draftedByMe: false },
  openQuestions: content.questions.filter(({ answer }) => answer === null).length,
});

export const waiting = (content: InclusionPlan): Waiting => ({
  ...planLine(content),
  ...{ reviewers: 1, changedSections: ['needs'] },
});
