import { told } from '../../test/told.ts';
import type { Person } from '../access/person.ts';
import type { Delegation } from '../delegation/delegation.ts';
import type { GateFacts } from '../gates/gate-facts.ts';
import { StepRefused } from '../gates/step-refused.ts';
import type { ListGate } from '../inclusion-plans/list-gate.ts';
import type { Role } from '../roles.ts';
import { agreeToPilot, signDocument } from './answer-area.ts';
import { approvePilot, registerPilot, submitPilot } from './decide-pilot.ts';
import { consultAreas, draftPilot } from './draft-pilot.ts';
import { AREA_DOCUMENTS, type Pilot } from './pilot.ts';
import { type PilotPlan, PUBLIC_STATEMENT } from './pilot-plan.ts';
import { goLive } from './run-area.ts';

export const [BARNET, CAMDEN, ENFIELD] = ['E09000003', 'E09000007', 'E09000010'] as const;
const DAY = '2026-11-23';
const SHA = 'a'.repeat(64);

export const person = (account: string, role: Role, laCode: string | null = null): Person => ({
  ...{ account, role, repId: 'london', laCode },
});
export const BEN = person('ben', 'lead-authority', BARNET);
export const AMIRA = person('amira', 'lead-authority', BARNET);
export const CARL = person('carl', 'member-authority', CAMDEN);
export const EDA = person('eda', 'member-authority', ENFIELD);
export const PIA = person('pia', 'dfe-policy');
export const RITA = person('rita', 'regions-group');

const post = (account: string, to: 'drafter' | 'approver') => ({
  ...{ account, function: to, from: '2026-01-01', to: null, appointedBy: account },
});
const scheme = (laCode: string, ...appointments: Delegation['appointments']): Delegation => ({
  laCode,
  appointments,
  handOvers: [],
});
export const listGate = (open: boolean): ListGate => ({
  ...{
    open,
    code: open ? 'plan-in-force' : 'plan-expired',
    reason: open ? 'It is in force.' : 'The plan has expired.',
  },
  ...{ planId: 'p1', standards: { set: 'national-standards', version: 'test-1' }, until: null },
});

export const FACTS: GateFacts = {
  members: [BARNET, CAMDEN, ENFIELD].map((laCode) => ({ laCode, lead: laCode === BARNET })),
  schemes: {
    [BARNET]: scheme(BARNET, post('ben', 'drafter'), post('ben', 'approver'), post('amira', 'approver')),
    [CAMDEN]: scheme(CAMDEN, post('carl', 'approver')),
    [ENFIELD]: scheme(ENFIELD, post('eda', 'approver')),
  },
  strand: {
    ...{ id: 'tailored-lists', published: true, needsInclusionPlan: true, halted: null },
    mandatoryGuardrails: ['off-list-request'],
  },
  variant: {
    ...{ id: 'v1', version: 1, strand: 'tailored-lists', breaches: [], draftedBy: ['ben'] },
    mandatoryMediation: false,
  },
  mediationMandatoryIn: [],
  listGates: { [BARNET]: listGate(true), [CAMDEN]: listGate(true), [ENFIELD]: listGate(true) },
};

export const as = (by: Person, facts: GateFacts = FACTS, day = DAY) => ({
  by,
  facts,
  now: `${day}T10:00:00.000Z`,
});
export const clock = (facts: GateFacts = FACTS, day = DAY) => ({
  by: null,
  facts,
  now: `${day}T06:00:00.000Z`,
});
export const look = (facts: GateFacts = FACTS, today = DAY) => ({ facts, today });

export const PLAN: PilotPlan = {
  question: 'Do families find a setting sooner?',
  theoryOfChange: 'Families who see what there is choose sooner.',
  design: { areas: [BARNET, CAMDEN], comparisonAreas: [ENFIELD], phaseIn: [], allocation: null },
  primaryIndicator: { id: 'parent-clarity', version: 1, better: 'higher' },
  guardrails: [
    {
      id: 'off-list-request',
      version: 1,
      mandatory: true,
      stop: { when: 'below', threshold: 5, action: 'pause' },
    },
    {
      id: 'felt-pressured',
      version: 1,
      mandatory: false,
      stop: { when: 'above', threshold: 10, action: 'notify' },
    },
  ],
  outcomeWindow: { from: '2027-01-01', to: '2027-12-31' },
  sample: { unit: 'draft plans', size: 400 },
  smallestEffect: { value: 0.3, unit: 'points of five' },
  dataNeeded: ['Draft plans with their lists'],
  burden: [{ who: 'Caseworkers', task: 'Record a list', minutesPerWeek: 30 }],
  ethicsReference: null,
  publicText: `We test advisory lists. ${PUBLIC_STATEMENT}`,
  variant: { id: 'v1', version: 1 },
};

export const begin = (plan: Partial<PilotPlan> = {}, id = 'p1') => ({
  ...{ id, repId: 'london' as const, leadLaCode: BARNET, title: 'Lists', strand: 'tailored-lists' },
  ...{ plan: { ...PLAN, ...plan }, refines: null },
});
export const drafted: Pilot = draftPilot(begin(), { ...as(BEN), refined: null }).content;
export const consulting: Pilot = consultAreas(drafted, as(BEN)).content;
const signer = { [BARNET]: AMIRA, [CAMDEN]: CARL, [ENFIELD]: EDA };
const sign = (pilot: Pilot, laCode: keyof typeof signer): Pilot =>
  AREA_DOCUMENTS.reduce(
    (next, kind) =>
      signDocument(next, { laCode, kind, sha256: SHA, draftedBy: 'clerk' }, as(signer[laCode])).content,
    pilot,
  );
export const agree = (pilot: Pilot, laCode: keyof typeof signer): Pilot =>
  agreeToPilot(pilot, { laCode }, as(signer[laCode])).content;
export const agreed: Pilot = agree(agree(consulting, BARNET), CAMDEN);
export const submitted: Pilot = submitPilot(agreed, as(AMIRA)).content;
export const approved: Pilot = approvePilot(submitted, as(PIA)).content;
export const registered: Pilot = registerPilot(approved, { registryUrl: null }, as(AMIRA)).content;
export const signed: Pilot = sign(sign(registered, BARNET), CAMDEN);
export const oneLive: Pilot = goLive(signed, { laCode: BARNET }, as(AMIRA)).content;
export const live: Pilot = goLive(oneLive, { laCode: CAMDEN }, as(CARL)).content;

/** The codes of the refusals that an attempt meets; none when it succeeds. */
export function codes(attempt: () => unknown): string[] {
  try {
    attempt();
    return [];
  } catch (error) {
    if (error instanceof StepRefused) return told(error.refusals).map(({ code }) => code);
    throw error;
  }
}
export const stateOf = (pilot: Pilot, laCode: string): string | undefined =>
  pilot.areas.find((area) => area.laCode === laCode)?.state;
export const fresh: Pilot['areas'][number] = {
  ...{ laCode: BARNET, state: 'invited', agreement: null, documents: [], holds: [], liveSince: null },
};
