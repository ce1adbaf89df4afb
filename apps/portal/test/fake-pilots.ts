import { type Pilot, PUBLIC_STATEMENT, pilotSchema } from '@rep/domain';
import type { AppRouter } from '@rep/rep-service';
import type { TRPCClient } from '@trpc/client';

type Client = TRPCClient<AppRouter>;
type Shown = Awaited<ReturnType<Client['pilots']['show']['query']>>;
type Line = Awaited<ReturnType<Client['pilots']['list']['query']>>[number];
type Scheme = Awaited<ReturnType<Client['delegation']['show']['query']>>;
type Checklist = Awaited<ReturnType<Client['pilots']['checklist']['query']>>;
type Told = Awaited<ReturnType<Client['pilots']['history']['query']>>[number];

export const PILOT_ID = '7b0e3c52-5d0c-4c2b-9a53-0a4c7f1d2e11';
export const [BARNET, CAMDEN] = ['E09000003', 'E09000007'] as const;
const AT = '2026-01-02T09:00:00.000Z';

/** A pilot as a lead has drafted it. */
export const drafted: Pilot = pilotSchema.parse({
  ...{
    id: PILOT_ID,
    repId: 'london',
    title: '\u202eMediation',
    strand: 'mediation',
    state: 'draft',
    cycle: 1,
  },
  ...{ refines: null, successor: null, leadLaCode: BARNET, areas: [], draftedBy: ['lead-authority'] },
  plan: { question: 'Does it work?' },
  ...{ approval: null, protocol: null, deviations: [], breaches: [], decisions: [], exit: null },
});

const area = (laCode: string, state: string, more = {}) => ({
  ...{ laCode, state, agreement: { by: 'camden-approver', at: AT }, documents: [], holds: [], liveSince: AT },
  ...more,
});
const hold = { cause: 'guardrail', by: null, at: AT, reason: 'Too many families felt pressed.' };

/** A pilot that runs in one area and is paused in another. */
export const running: Pilot = pilotSchema.parse({
  ...drafted,
  title: 'Mediation before appeal',
  state: 'live',
  draftedBy: ['barnet-drafter'],
  areas: [area(BARNET, 'live'), area(CAMDEN, 'paused', { holds: [hold] })],
  plan: { question: 'Does it work?', publicText: PUBLIC_STATEMENT },
  approval: { by: 'dfe-policy', at: AT },
  protocol: {
    ...{ version: 1, canonical: '{}', sha256: 'b'.repeat(64), at: AT, by: 'barnet-approver' },
    ...{ role: 'lead-authority', registryUrl: null },
  },
  deviations: [
    { what: 'Letters went out late.', reason: 'The printer broke.', at: AT, by: 'barnet-drafter' },
  ],
  breaches: [
    { guardrailId: 'felt-pressured', laCode: CAMDEN, value: 12, threshold: 10, action: 'pause', at: AT },
  ],
});

/** The pilot as the service shows it. */
export const shown = (content: Pilot, version = 3): Omit<Shown, 'content'> & { content: Pilot } => ({
  ...{
    id: PILOT_ID,
    version,
    state: content.state,
    areas: [],
    content,
    sha256: 'a'.repeat(64),
    step: 'edit',
  },
  ...{ reason: null, by: { account: 'lead-authority', role: 'lead-authority', laCode: BARNET }, at: AT },
  ...{ synthetic: true, steps: [], areaSteps: [] },
});

export const line = ({ title, strand, state, cycle, leadLaCode, areas }: Pilot, id = PILOT_ID): Line => ({
  ...{ id, version: 3, title, strand, state, cycle, leadLaCode, refines: null, successor: null },
  ...{ changedAt: AT, synthetic: false, question: null, draftedByMe: false, cursor: `${AT}~${id}` },
  areas: areas.map((each) => ({ laCode: each.laCode, state: each.state })),
});

const post = (account: string, what: 'drafter' | 'approver') => ({
  ...{ account, function: what, from: '2026-01-01', to: null, appointedBy: 'lead-authority' },
});
/** The scheme of Barnet: `lead-authority` drafts, `barnet-approver` approves. */
export const scheme: Scheme = {
  ...{ id: BARNET, version: 2, state: 'kept', areas: [BARNET], sha256: 'a'.repeat(64), step: 'appoint' },
  ...{ reason: null, by: { account: 'x', role: 'lead-authority', laCode: BARNET }, at: AT, synthetic: false },
  content: {
    laCode: BARNET,
    appointments: [post('lead-authority', 'drafter'), post('barnet-approver', 'approver')],
    handOvers: [],
  },
};

export const checklist: Checklist = {
  checks: [
    { gate: 'G2', title: 'The right to request a setting is never restricted', result: 'pass', refusals: [] },
    {
      ...{ gate: 'G26', title: 'What the public is told', result: 'fail' },
      refusals: [
        {
          ...{ gate: 'G26', code: 'public-statement-missing', field: 'publicText', laCode: null },
          fact: 'What the public is told lacks the statement.',
          whoCanSupply: "the lead authority's drafter",
        },
      ],
    },
  ],
  steps: [{ step: 'consult', who: 'the lead authority' }],
  areas: [],
};

export const history: readonly Told[] = [
  {
    ...{ version: 1, state: 'draft', step: 'draft', reason: null, at: AT },
    by: { account: 'barnet-drafter', role: 'lead-authority', laCode: BARNET },
    differences: [{ path: 'title', before: undefined, after: 'Mediation' }],
  },
  {
    ...{ version: 2, state: 'draft', step: 'edit', reason: null, at: AT },
    by: { account: 'barnet-drafter', role: 'lead-authority', laCode: BARNET },
    differences: [
      { path: 'draftedBy.1', before: undefined, after: 'barnet-drafter' },
      { path: 'plan.design.areas', before: [], after: [BARNET] },
    ],
  },
];
