import {
  AREA_DOCUMENTS,
  FIRST_PLAN_TEMPLATE,
  type PilotPlan,
  PLAN_TEMPLATE,
  PLAN_TEMPLATE_ID,
  PROGRAMME,
  PUBLIC_STATEMENT,
  type RecordKind,
  STANDARD_SET,
  STRAND_HALT,
  STRAND_TEMPLATES,
  TEMPLATE_KIND,
  TEST_SET,
} from '@rep/domain';
import { receiveRecord } from '@rep/records';
import type { TestDatabase } from '@rep/testkit';
import type { DocumentServices } from '../src/documents/document-services.ts';
import { saveProfile } from '../src/profile/profile.repository.ts';
import {
  authorizationOf,
  createRepDatabase,
  type Someone,
  startService,
  type TestService,
} from './rep-system.ts';

export const [BARNET, CAMDEN] = ['E09000003', 'E09000007'] as const;
const SHA = 'a'.repeat(64);

const barnet = { role: 'lead-authority', laCode: BARNET } as const;
const camden = { role: 'member-authority', laCode: CAMDEN } as const;
const regional = { role: 'regions-group', laCode: null } as const;
const national = { repId: null, laCode: null } as const;
/** Ben drafts for Barnet, which leads, and Amira approves; Carl drafts and Cora approves for Camden. */
const PEOPLE = {
  ben: barnet,
  amira: barnet,
  carl: camden,
  cora: camden,
  head: { role: 'setting', laCode: CAMDEN },
  icb: { role: 'integrated-care-board', laCode: null },
  rita: regional,
  raj: regional,
  pia: { role: 'dfe-policy', ...national },
  eve: { role: 'evaluator', ...national },
} as const satisfies Record<string, Someone>;
type PersonName = keyof typeof PEOPLE;

/** A copy of a national record, as the stream brings it. */
const nationalRecord = (kind: string, id: string, content: object, version = 1) => ({
  data: {
    ...{ kind, id, version, state: 'published', areas: [], step: 'publish', reason: null, sha256: SHA },
    ...{ actor_role: 'dfe-policy', actor_la_code: null, content: content as Record<string, unknown> },
  },
  recordedat: '2026-01-01T00:00:00.000Z',
  synthetic: false,
});

export type London = {
  readonly database: TestDatabase;
  readonly service: TestService;
  as(person: PersonName): Promise<ReturnType<TestService['client']>>;
  /** Moves the service's clock to ten in the morning of a day. */
  goTo(day: string): void;
  receive<C extends object>(kind: RecordKind<C>, id: string, content: C, version?: number): Promise<void>;
  halt(strand: string): Promise<void>;
  stop(): Promise<void>;
};

async function appointPeople(london: London): Promise<void> {
  const post = async (person: PersonName, account: string, to: 'approver' | 'drafter', laCode: string) =>
    (await london.as(person)).delegation.appoint.mutate({
      ...{ laCode, account, function: to, from: '2026-01-01', to: null },
    });
  await post('amira', 'amira', 'approver', BARNET);
  await post('amira', 'ben', 'drafter', BARNET);
  await post('cora', 'cora', 'approver', CAMDEN);
  await post('cora', 'carl', 'drafter', CAMDEN);
}

/** London with what the registry and the programme told it, people appointed, and a clock that tests move. */
export async function startLondon(documents?: DocumentServices): Promise<London> {
  const database = await createRepDatabase();
  let day = '2026-11-23';
  const now = () => new Date(`${day}T10:00:00.000Z`);
  const service = await startService(database.appUrl, { now, ...(documents && { documents }) });
  const profile = PROGRAMME.find((partnership) => partnership.rep_id === 'london');
  if (profile) await service.transaction((db) => saveProfile(db, profile));
  const london: London = {
    ...{ database, service },
    as: async (person) => service.client(await authorizationOf({ account: person, ...PEOPLE[person] })),
    goTo: (to) => {
      day = to;
    },
    receive: async (kind, id, content, version) => {
      await service.transaction((db) => receiveRecord(db, nationalRecord(kind.kind, id, content, version)));
    },
    halt: (strand) =>
      london.receive(STRAND_HALT, strand, { strand, halted: { since: day, reason: 'A safety check.' } }),
    stop: async () => {
      await service.stop();
      await database.drop();
    },
  };
  for (const template of STRAND_TEMPLATES) await london.receive(TEMPLATE_KIND, template.strand, template);
  await london.receive(STANDARD_SET, TEST_SET.id, TEST_SET);
  await london.receive(PLAN_TEMPLATE, PLAN_TEMPLATE_ID, FIRST_PLAN_TEMPLATE);
  await appointPeople(london);
  return london;
}

const guardrailsOf = (strand: string): PilotPlan['guardrails'] => {
  const template = STRAND_TEMPLATES.find((each) => each.strand === strand);
  const ids = template?.guardrails ?? ['staff-minutes'];
  const stop = { when: 'above', threshold: 50, action: 'pause' } as const;
  return ids.map((id) => ({ id, version: 1, mandatory: true, stop }));
};
const PRIMARY: Readonly<Record<string, string>> = {
  'tailored-lists': 'parent-clarity',
  mediation: 'agreement-reached',
  'national-standards': 'standard-met',
};

/** A whole plan of a pilot in Barnet and Camden. */
export const planOf = (strand: string, variantId: string): PilotPlan => ({
  question: 'Do families find help sooner?',
  theoryOfChange: 'Families who see what there is choose sooner.',
  design: { areas: [BARNET, CAMDEN], comparisonAreas: [], phaseIn: [], allocation: null },
  primaryIndicator: { id: PRIMARY[strand] ?? '', version: 1, better: 'higher' },
  guardrails: guardrailsOf(strand),
  outcomeWindow: { from: '2027-01-01', to: '2027-12-31' },
  sample: { unit: 'draft plans', size: 400 },
  smallestEffect: { value: 0.3, unit: 'points of five' },
  dataNeeded: ['What was given and when'],
  burden: [],
  ethicsReference: null,
  publicText: `We test something. ${PUBLIC_STATEMENT}`,
  variant: { id: variantId, version: 1 },
});

/** A drafted pilot of a strand with its variant, by Ben. */
export async function draftPilot(
  london: London,
  strand: string,
): Promise<{ pilotId: string; variantId: string }> {
  const ben = await london.as('ben');
  const { id: variantId } = await ben.variants.draft.mutate({ strand, name: 'Our way' });
  const plan = planOf(strand, variantId);
  const { id: pilotId } = await ben.pilots.draft.mutate({ title: `Testing ${strand}`, strand, plan });
  return { pilotId, variantId };
}

/** A pilot from draft to registered, each step by whoever may take it. */
export async function registerPilot(london: London, strand: string): Promise<string> {
  const { pilotId } = await draftPilot(london, strand);
  const [ben, amira, cora, pia] = await Promise.all(
    (['ben', 'amira', 'cora', 'pia'] as const).map((person) => london.as(person)),
  );
  await ben?.pilots.consult.mutate({ pilotId });
  await amira?.pilots.agree.mutate({ pilotId, laCode: BARNET });
  await cora?.pilots.agree.mutate({ pilotId, laCode: CAMDEN });
  await amira?.pilots.submit.mutate({ pilotId });
  await pia?.pilots.approve.mutate({ pilotId });
  await amira?.pilots.register.mutate({ pilotId, registryUrl: null });
  return pilotId;
}

/** The three documents of an area, signed by its approver. */
export async function signDocuments(london: London, pilotId: string, laCode: string): Promise<void> {
  const approver = await london.as(laCode === BARNET ? 'amira' : 'cora');
  for (const kind of AREA_DOCUMENTS) {
    await approver.pilots.signDocument.mutate({ pilotId, laCode, kind, sha256: SHA, draftedBy: 'clerk' });
  }
}

/** Regions Group takes Camden's plans out of force, so that another may begin. */
async function returnPlans(london: London): Promise<void> {
  const { inclusionPlans } = await london.as('rita');
  for (const { id, state } of await inclusionPlans.list.query({ area: CAMDEN })) {
    if (state !== 'in-force' && state !== 'amended') continue;
    await inclusionPlans.return.mutate({ planId: id, reasons: ['Another one begins.'] });
  }
}

/** Camden's inclusion plan from its first word to Regions Group's table, each step by whoever may take it. */
export async function submitPlan(london: London, amends: string | null = null): Promise<string> {
  const [carl, cora, icb] = await Promise.all(
    (['carl', 'cora', 'icb'] as const).map((person) => london.as(person)),
  );
  if (!carl || !cora || !icb) throw new Error('nobody is there');
  if (amends === null) await returnPlans(london);
  const { id: planId } = await carl.inclusionPlans.draft.mutate({ laCode: CAMDEN, amends });
  await carl.inclusionPlans.edit.mutate({ planId, sections: SECTIONS });
  const present = ['local-authority', 'integrated-care-board', 'parent-carer-forum'];
  await carl.inclusionPlans.recordMeeting.mutate({ planId, on: '2026-11-20', present });
  await carl.inclusionPlans.review.mutate({ planId });
  for (const body of ['local-authority', 'parent-carer-forum']) {
    await carl.inclusionPlans.recordAgreement.mutate({ planId, body, on: '2026-11-20' });
  }
  await icb.inclusionPlans.recordAgreement.mutate({
    planId,
    body: 'integrated-care-board',
    on: '2026-11-20',
  });
  await cora.inclusionPlans.signOff.mutate({ planId });
  await cora.inclusionPlans.submit.mutate({ planId, standards: { set: TEST_SET.id, version: '1' } });
  return planId;
}

const SECTIONS = FIRST_PLAN_TEMPLATE.sections.map(({ id, kind }) => {
  if (kind === 'text') return { id, kind, text: 'What we know and mean to do.' };
  if (kind === 'commissioning') {
    return { id, kind, rows: [{ need: 'Speech', intention: 'More therapy.', by: '2027-09-01' }] };
  }
  return { id, kind, rows: [{ provision: 'Unit', provider: 'A school', places: null, note: null }] };
});

/** Two reviewers of Regions Group judge every standard of the named version, and the plan is quality-assured. */
export async function assurePlan(london: London, planId: string): Promise<void> {
  for (const reviewer of ['rita', 'raj'] as const) {
    const client = await london.as(reviewer);
    const judgements = TEST_SET.statements.map(({ id }) => ({
      ...{ statementId: id, judgement: 'met' as const, note: null },
    }));
    await client.inclusionPlans.judge.mutate({ planId, judgements });
  }
  await (await london.as('rita')).inclusionPlans.qualityAssure.mutate({ planId });
}

/** Regions Group signs the plan off until a day. */
export async function acceptPlan(london: London, planId: string, to = '2027-11-23'): Promise<void> {
  const rita = await london.as('rita');
  const decision = { from: '2026-11-23', to, conditions: [], opensListGate: true, reasons: [] };
  await rita.inclusionPlans.accept.mutate({ planId, ...decision });
}

/** The codes of the refusals that a call meets. */
export async function refusalCodes(call: Promise<unknown>): Promise<string[]> {
  const refused = await call.then(
    () => null,
    (error: { data?: { refusals?: { code: string }[] } }) => error,
  );
  return (refused?.data?.refusals ?? []).map(({ code }) => code);
}
