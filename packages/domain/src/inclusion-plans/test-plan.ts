import { told } from '../../test/told.ts';
import type { Person } from '../access/person.ts';
import type { Delegation } from '../delegation/delegation.ts';
import { StepRefused } from '../gates/step-refused.ts';
import type { Role } from '../roles.ts';
import { recordAgreement, recordMeeting, reviewPlan, signOffPlan, submitPlan } from './board.ts';
import { acceptPlan } from './decide-plan.ts';
import { draftPlan, editPlan } from './draft-plan.ts';
import type { InclusionPlan } from './plan.ts';
import { planTemplateSchema } from './plan-template.ts';
import { judgePlan, qualityAssurePlan } from './quality-assurance.ts';

export const BARNET = 'E09000003';
export const template = planTemplateSchema.parse({
  version: 'laip-2026.1',
  sections: [
    { id: 'needs', title: 'Needs analysis', kind: 'text', mandatory: true, help: null },
    { id: 'map', title: 'Provision map', kind: 'provision-map', mandatory: true, help: null },
    { id: 'finance', title: 'Finance', kind: 'text', mandatory: false, help: null },
  ],
  bodies: [
    { id: 'integrated-care-board', title: 'the integrated care board', mustAgree: true },
    { id: 'local-authority', title: 'the local authority', mustAgree: true },
    { id: 'school', title: 'schools', mustAgree: false },
  ],
  quorum: { least: 2, mustBePresent: ['integrated-care-board'] },
});
const standards = { set: 'national-standards', version: 'test-1', statementIds: ['ns-1', 'ns-2'] };
const post = (account: string, to: 'drafter' | 'approver') => ({
  ...{ account, function: to, from: '2026-01-01', to: null, appointedBy: 'amira' },
});
const scheme: Delegation = {
  laCode: BARNET,
  appointments: [post('ben', 'drafter'), post('amira', 'approver'), post('ben', 'approver')],
  handOvers: [],
};
export const facts = { scheme, template, standards };
export const person = (account: string, role: Role, laCode: string | null = null): Person => ({
  ...{ account, role, repId: 'london', laCode },
});
export const BEN = person('ben', 'lead-authority', BARNET);
export const AMIRA = person('amira', 'lead-authority', BARNET);
export const ICB = person('ivy', 'integrated-care-board');
export const [RITA, RAJ] = [person('rita', 'regions-group'), person('raj', 'regions-group')];
export const as = (by: Person, day = '2026-06-01') => ({ by, now: `${day}T10:00:00.000Z`, facts });
export const codes = (act: () => unknown): string[] => {
  try {
    act();
    return [];
  } catch (error) {
    if (error instanceof StepRefused) return told(error.refusals).map(({ code }) => code);
    throw error;
  }
};

export const text = (id: string, words: string) => ({ id, kind: 'text' as const, text: words });
const map = {
  id: 'map',
  kind: 'provision-map' as const,
  rows: [{ provision: 'Speech and language therapy', provider: 'NHS', places: null, note: null }],
};
export const begin = (id = 'e1', amends: string | null = null) => ({
  id,
  laCode: BARNET,
  repId: 'london' as const,
  amends,
});
export const drafted = draftPlan(begin(), { ...as(BEN), startFrom: null, held: [] }).content;
export const written = editPlan(drafted, { sections: [text('needs', 'Many.'), map] }, as(BEN)).content;
export const met = recordMeeting(
  written,
  { on: '2026-05-20', present: ['integrated-care-board', 'school'] },
  as(BEN),
).content;
export const reviewed = reviewPlan(met, as(BEN)).content;
export const agree = (plan: InclusionPlan, body: string, by: Person) =>
  recordAgreement(plan, { body, on: '2026-05-21' }, as(by)).content;
export const agreed = agree(agree(reviewed, 'integrated-care-board', ICB), 'local-authority', AMIRA);
export const signedOff = signOffPlan(agreed, as(AMIRA)).content;
export const named = { standards: { set: 'national-standards', version: 'test-1' } };
export const submitted = submitPlan(signedOff, named, as(AMIRA)).content;
export const judge = (
  plan: InclusionPlan,
  by: Person,
  statementId: string,
  judgement: 'met' | 'not-met' = 'met',
) => judgePlan(plan, { judgements: [{ statementId, judgement, note: null }] }, as(by)).content;
export const judgedBy = (plan: InclusionPlan, by: Person) => judge(judge(plan, by, 'ns-1'), by, 'ns-2');
export const judged = judgedBy(judgedBy(submitted, RITA), RAJ);
export const assured = qualityAssurePlan(judged, as(RITA)).content;
export const period = {
  from: '2026-09-01',
  to: '2027-09-01',
  conditions: [],
  opensListGate: true,
  reasons: [],
};
export const accept = (plan: InclusionPlan, input = {}) =>
  acceptPlan(plan, { ...period, ...input }, as(RITA)).content;
export const inForce = accept(assured);
export const condition = { id: 'c1', text: 'Name the places.', due: '2027-01-01' };
