import { describe, expect, test } from 'vitest';
import type { Person } from '../access/person.ts';
import type { Delegation } from '../delegation/delegation.ts';
import { StepRefused } from '../gates/step-refused.ts';
import type { Role } from '../roles.ts';
import { recordAgreement, recordMeeting, reviewPlan, signOffPlan, submitPlan } from './board.ts';
import { acceptPlan, extendPlan, followUpPlan, returnPlan } from './decide-plan.ts';
import { draftPlan, editPlan } from './draft-plan.ts';
import { amendPlan, expirePlan, supersedePlan } from './end-plan.ts';
import { expiryWarnings, listGateOf, listGateOfArea } from './list-gate.ts';
import { type InclusionPlan, inclusionPlanSchema } from './plan.ts';
import { changedSections, INCLUSION_PLAN } from './plan-record.ts';
import { planTemplateSchema } from './plan-template.ts';
import { answerAboutPlan, askAboutPlan, judgePlan, qualityAssurePlan } from './quality-assurance.ts';

const BARNET = 'E09000003';
const template = planTemplateSchema.parse({
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
const facts = { scheme, template, standards };
const person = (account: string, role: Role, laCode: string | null = null): Person => ({
  ...{ account, role, repId: 'london', laCode },
});
const BEN = person('ben', 'lead-authority', BARNET);
const AMIRA = person('amira', 'lead-authority', BARNET);
const ICB = person('ivy', 'integrated-care-board');
const [RITA, RAJ] = [person('rita', 'regions-group'), person('raj', 'regions-group')];
const as = (by: Person, day = '2026-06-01') => ({ by, now: `${day}T10:00:00.000Z`, facts });
const codes = (act: () => unknown): string[] => {
  try {
    act();
    return [];
  } catch (error) {
    if (error instanceof StepRefused) return error.refusals.map(({ code }) => code);
    throw error;
  }
};

const text = (id: string, words: string) => ({ id, kind: 'text' as const, text: words });
const map = {
  id: 'map',
  kind: 'provision-map' as const,
  rows: [{ provision: 'Speech and language therapy', provider: 'NHS', places: null, note: null }],
};
const begin = (id = 'e1', amends: string | null = null) => ({
  id,
  laCode: BARNET,
  repId: 'london' as const,
  amends,
});
const drafted = draftPlan(begin(), { ...as(BEN), startFrom: null }).content;
const written = editPlan(drafted, { sections: [text('needs', 'Many.'), map] }, as(BEN)).content;
const met = recordMeeting(
  written,
  { on: '2026-05-20', present: ['integrated-care-board', 'school'] },
  as(BEN),
).content;
const reviewed = reviewPlan(met, as(BEN)).content;
const agree = (plan: InclusionPlan, body: string, by: Person) =>
  recordAgreement(plan, { body, on: '2026-05-21' }, as(by)).content;
const agreed = agree(agree(reviewed, 'integrated-care-board', ICB), 'local-authority', AMIRA);
const signedOff = signOffPlan(agreed, as(AMIRA)).content;
const named = { standards: { set: 'national-standards', version: 'test-1' } };
const submitted = submitPlan(signedOff, named, as(AMIRA)).content;
const judge = (plan: InclusionPlan, by: Person, statementId: string, judgement: 'met' | 'not-met' = 'met') =>
  judgePlan(plan, { statementId, judgement, note: null }, as(by)).content;
const judgedBy = (plan: InclusionPlan, by: Person) => judge(judge(plan, by, 'ns-1'), by, 'ns-2');
const judged = judgedBy(judgedBy(submitted, RITA), RAJ);
const assured = qualityAssurePlan(judged, as(RITA)).content;
const period = { from: '2026-09-01', to: '2027-09-01', conditions: [], opensListGate: true, reasons: [] };
const accept = (plan: InclusionPlan, input = {}) =>
  acceptPlan(plan, { ...period, ...input }, as(RITA)).content;
const inForce = accept(assured);
const condition = { id: 'c1', text: 'Name the places.', due: '2027-01-01' };

test('a plan goes from draft to in force, and every stage fits the schema', () => {
  const stages = [drafted, written, met, reviewed, agreed, signedOff, submitted, judged, assured, inForce];
  expect(stages.map((plan) => inclusionPlanSchema.parse(plan).state)).toEqual([
    ...['drafted', 'drafted', 'drafted', 'board-reviewed', 'board-reviewed'],
    ...['partnership-signed-off', 'submitted', 'submitted', 'quality-assured', 'in-force'],
  ]);
});

describe('drafting', () => {
  test('only a drafter of the authority drafts, and only from a template', () => {
    const draft =
      (by: Person, held = facts) =>
      () =>
        draftPlan(begin(), { ...as(by), facts: held, startFrom: null });
    expect(codes(draft(AMIRA))).toEqual(['not-a-drafter']);
    expect(codes(draft(person('ben', 'member-authority', 'E09000007')))).toEqual(['another-authority']);
    expect(codes(draft(person('eve', 'evaluator')))).toContain('role-not-permitted');
    expect(
      codes(() => draftPlan(begin(), { ...as(BEN), facts: { ...facts, template: null }, startFrom: null })),
    ).toEqual(['no-template']);
  });

  test('a section of another form, of no template, or given twice is refused, by name', () => {
    const sections = [text('map', 'Words'), text('nowhere', 'Words'), text('needs', 'a'), text('needs', 'b')];
    expect(codes(() => editPlan(drafted, { sections }, as(BEN)))).toHaveLength(3);
  });

  test('an edit after the board’s review makes a new edition, for which nothing is agreed', () => {
    const edited = editPlan(signedOff, { sections: [text('finance', 'Little.')] }, as(BEN)).content;
    expect(edited).toMatchObject({ state: 'drafted', edition: signedOff.edition + 1 });
    expect(codes(() => reviewPlan(edited, as(BEN)))).toEqual(['no-quorate-meeting']);
  });
});

describe('the SEND and AP Partnership of the area', () => {
  test('does not review a plan with a section missing, nor without a quorate meeting', () => {
    expect(codes(() => reviewPlan(drafted, as(BEN)))).toEqual([
      'section-missing',
      'section-missing',
      'no-quorate-meeting',
    ]);
    const thin = recordMeeting(
      written,
      { on: '2026-05-20', present: ['school', 'local-authority'] },
      as(BEN),
    ).content;
    expect(codes(() => reviewPlan(thin, as(BEN)))).toEqual(['no-quorate-meeting']);
  });

  test('announces the groups present and the quorum of a meeting that was held, never of one to come', () => {
    const input = { on: '2026-05-20', present: ['school'] };
    expect(recordMeeting(written, input, as(BEN)).announces).toEqual([
      {
        type: 'partnership.meeting.held.v1',
        data: {
          plan_id: 'e1',
          new_la_code: BARNET,
          held_on: '2026-05-20',
          present: ['school'],
          quorum: false,
        },
      },
    ]);
    expect(codes(() => recordMeeting(written, { ...input, on: '2026-06-02' }, as(BEN)))).toEqual([
      'in-the-future',
    ]);
    expect(codes(() => recordMeeting(written, { ...input, present: ['club'] }, as(BEN)))).toEqual([
      'unknown-body',
    ]);
  });

  test('signs off when every body has agreed to this edition, the integrated care board for itself', () => {
    expect(codes(() => signOffPlan(reviewed, as(AMIRA)))).toEqual(['agreement-missing', 'agreement-missing']);
    expect(codes(() => agree(reviewed, 'integrated-care-board', AMIRA))).toEqual(['another-body']);
    expect(codes(() => agree(reviewed, 'local-authority', ICB))).toEqual(['another-body']);
    expect(codes(() => agree(reviewed, 'integrated-care-board', { ...ICB, repId: 'north-east' }))).toEqual([
      'another-body',
    ]);
    expect(codes(() => signOffPlan(agree(reviewed, 'integrated-care-board', ICB), as(AMIRA)))).toEqual([
      'agreement-missing',
    ]);
  });

  test('a second agreement of the same body has no effect', () => {
    expect(agree(agreed, 'integrated-care-board', ICB)).toBe(agreed);
  });

  test('nobody signs off or submits the plan they drafted', () => {
    expect(codes(() => signOffPlan(agreed, as(BEN)))).toEqual(['own-draft']);
    expect(codes(() => submitPlan(signedOff, named, as(BEN)))).toEqual(['own-draft']);
  });

  test('submits against a published version of the standards', () => {
    const other = { standards: { set: 'national-standards', version: 'test-9' } };
    expect(codes(() => submitPlan(signedOff, other, as(AMIRA)))).toEqual(['standards-not-published']);
    expect(submitPlan(signedOff, named, as(AMIRA)).announces[0]).toMatchObject({
      type: 'laip.submitted.v1',
      data: {
        board_reviewed_on: '2026-05-20',
        agreed_by: ['integrated-care-board', 'local-authority'],
        revision: 1,
      },
    });
  });
});

describe('Regions Group', () => {
  test('quality-assures with two different reviewers through every standard', () => {
    expect(codes(() => qualityAssurePlan(judgedBy(submitted, RITA), as(RITA)))).toEqual(['two-reviewers']);
    expect(codes(() => qualityAssurePlan(judgedBy(judgedBy(submitted, RITA), RITA), as(RITA)))).toEqual([
      'two-reviewers',
    ]);
    const half = judge(judgedBy(submitted, RITA), RAJ, 'ns-1');
    expect(codes(() => qualityAssurePlan(half, as(RITA)))).toEqual(['two-reviewers']);
    expect(codes(() => judge(submitted, RITA, 'ns-9'))).toEqual(['not-in-the-version']);
  });

  test('of another region judges, returns and accepts nothing', () => {
    const stranger = { ...RITA, repId: 'north-east' as const };
    expect(codes(() => judge(submitted, stranger, 'ns-1'))).toEqual(['another-region']);
    expect(codes(() => returnPlan(submitted, { reasons: ['Thin.'] }, as(stranger)))).toEqual([
      'another-region',
    ]);
    expect(codes(() => acceptPlan(assured, period, as(stranger)))).toEqual(['another-region']);
  });

  test('waits for the answers to its questions', () => {
    const asked = askAboutPlan(judged, { id: 'q1', text: 'How many places?' }, as(RITA)).content;
    expect(codes(() => qualityAssurePlan(asked, as(RITA)))).toEqual(['question-open']);
    const answered = answerAboutPlan(asked, { id: 'q1', text: 'Twelve.' }, as(BEN)).content;
    expect(qualityAssurePlan(answered, as(RITA)).content.state).toBe('quality-assured');
    expect(codes(() => answerAboutPlan(answered, { id: 'q1', text: 'Ten.' }, as(BEN)))).toEqual([
      'no-open-question',
    ]);
    expect(codes(() => askAboutPlan(asked, { id: 'q1', text: 'Again?' }, as(RITA)))).toEqual([
      'asked-already',
    ]);
  });

  test('is the only one to sign off: no authority, lead or DfE policy', () => {
    for (const by of [AMIRA, ICB, person('pia', 'dfe-policy'), person('eve', 'evaluator')]) {
      expect(codes(() => acceptPlan(assured, period, as(by)))).toContain('role-not-permitted');
      expect(codes(() => extendPlan(inForce, { to: '2028-01-01', reason: 'More time.' }, as(by)))).toContain(
        'role-not-permitted',
      );
      expect(
        codes(() => followUpPlan(inForce, { conditionId: null, opensListGate: true, reason: 'x' }, as(by))),
      ).toContain('role-not-permitted');
    }
  });

  test('a standard judged as not met needs a condition, and dates make sense', () => {
    const unmet = qualityAssurePlan(judge(judged, RAJ, 'ns-1', 'not-met'), as(RITA)).content;
    expect(codes(() => accept(unmet))).toEqual(['standard-not-met']);
    expect(accept(unmet, { conditions: [condition] }).state).toBe('in-force');
    expect(codes(() => accept(assured, { from: '2026-05-31' }))).toEqual(['in-the-past']);
    expect(codes(() => accept(assured, { to: '2026-09-01' }))).toEqual(['ends-before-it-starts']);
    expect(codes(() => accept(assured, { opensListGate: false }))).toEqual(['closed-without-condition']);
    expect(codes(() => accept(assured, { conditions: [condition, condition] }))).toEqual(['condition-twice']);
    expect(codes(() => accept(assured, { conditions: [{ ...condition, due: '2026-05-31' }] }))).toEqual([
      'in-the-past',
    ]);
  });

  test('tells the sign-off with the standards it rests on and its dates', () => {
    expect(acceptPlan(assured, period, as(RITA)).announces).toMatchObject([
      {
        type: 'laip.signed_off.v1',
        data: {
          ...{ qa_outcome: 'met', standards_set: 'national-standards', standards_version: 'test-1' },
          ...{ valid_from: '2026-09-01', valid_to: '2027-09-01', opens_list_gate: true },
        },
      },
    ]);
  });

  test('a returned plan is edited into its next revision, and the differences since the last submission are named', () => {
    const returned = returnPlan(submitted, { reasons: ['The map is thin.'] }, as(RITA)).content;
    const again = editPlan(
      returned,
      { sections: [text('needs', 'Many more.'), text('finance', 'Enough.')] },
      as(BEN),
    ).content;
    expect(again).toMatchObject({ state: 'drafted', revision: 2, inForce: null });
    expect(changedSections(again)).toEqual(['needs', 'finance']);
  });

  test('extends only what is in force, and only to a later day', () => {
    const to = '2028-09-01';
    const reason = 'The next plan is late.';
    expect(extendPlan(inForce, { to, reason }, as(RITA, '2027-08-31')).content.inForce).toEqual({
      from: '2026-09-01',
      to,
    });
    expect(codes(() => extendPlan(inForce, { to, reason }, as(RITA, '2027-09-01')))).toEqual([
      'not-in-force',
    ]);
    expect(codes(() => extendPlan(inForce, { to: '2027-09-01', reason }, as(RITA, '2027-01-01')))).toEqual([
      'not-longer',
    ]);
  });
});

describe('gate G1: the plan of the area opens the gate to lists', () => {
  const gate = (plan: InclusionPlan | null, day = '2027-01-01') => listGateOf(plan, day).code;

  test('from its first day to the day before its last, whether or not the scheduled job has run', () => {
    expect(['2026-08-31', '2026-09-01', '2027-08-31', '2027-09-01'].map((day) => gate(inForce, day))).toEqual(
      ['plan-not-yet-in-force', 'plan-in-force', 'plan-in-force', 'plan-expired'],
    );
    expect(listGateOf(inForce, '2027-01-01')).toMatchObject({
      open: true,
      until: '2027-09-01',
      standards: named.standards,
    });
  });

  test('and is closed at every stage before Regions Group’s sign-off', () => {
    for (const plan of [drafted, written, reviewed, agreed, signedOff, submitted, judged, assured]) {
      expect(gate(plan)).toBe('plan-not-signed-off');
      expect(listGateOf(plan, '2027-01-01').open).toBe(false);
    }
    expect(gate(null)).toBe('no-plan');
  });

  test('a conditional acceptance opens it only where Regions Group says so, then or later', () => {
    const shut = accept(assured, { conditions: [condition], opensListGate: false });
    expect(gate(shut)).toBe('conditions-keep-closed');
    expect(gate(accept(assured, { conditions: [condition], opensListGate: true }))).toBe('plan-in-force');
    const follow = { conditionId: 'c1', opensListGate: true, reason: 'Places are named.' };
    const open = followUpPlan(shut, follow, as(RITA)).content;
    expect(open.decision?.conditions[0]?.metOn).toBe('2026-06-01');
    expect(gate(open)).toBe('plan-in-force');
    expect(codes(() => followUpPlan(open, follow, as(RITA)))).toEqual(['no-open-condition']);
  });

  test('a return out of force closes it at that moment', () => {
    const { content, announces } = returnPlan(
      inForce,
      { reasons: ['Not delivered.'] },
      as(RITA, '2027-01-01'),
    );
    expect(gate(content)).toBe('plan-returned');
    expect(announces).toMatchObject([{ type: 'laip.returned.v1', data: { was_in_force: true } }]);
  });

  test('an amendment leaves it open until the other plan takes its place', () => {
    const next = draftPlan(begin('e2', 'e1'), { ...as(BEN), startFrom: inForce }).content;
    expect(next.sections).toEqual(inForce.sections);
    const amended = amendPlan(inForce, next, as(BEN, '2027-01-01')).content;
    expect(gate(amended)).toBe('plan-in-force');
    const later = { ...inForce, id: 'e2', inForce: { from: '2027-02-01', to: '2028-02-01' } };
    const at = (day: string) => ({ by: null, now: `${day}T06:00:00.000Z` });
    expect(codes(() => supersedePlan(amended, later, at('2027-01-31')))).toEqual(['successor-not-in-force']);
    expect(codes(() => supersedePlan(amended, { ...later, laCode: 'E09000007' }, at('2027-02-01')))).toEqual([
      'successor-not-in-force',
    ]);
    expect(gate(supersedePlan(amended, later, at('2027-02-01')).content)).toBe('plan-superseded');
    expect(listGateOfArea([amended, later], '2027-03-01').open).toBe(true);
    expect(codes(() => amendPlan(inForce, { id: 'e3', amends: null }, as(BEN, '2027-01-01')))).toEqual([
      'amends-another',
    ]);
    expect(codes(() => draftPlan(begin('e2', 'e9'), { ...as(BEN), startFrom: inForce }))).toEqual([
      'amends-nothing',
    ]);
  });

  test('the scheduled job ends a plan on its last day, nobody earlier', () => {
    const at = (day: string) => `${day}T06:00:00.000Z`;
    expect(codes(() => expirePlan(inForce, at('2027-08-31')))).toEqual(['period-not-over']);
    expect(expirePlan(inForce, at('2027-09-01')).content.state).toBe('expired');
  });

  test('everybody is warned 90, 60 and 30 days before the end', () => {
    const due = (day: string) => expiryWarnings(inForce, day).map(({ days }) => days);
    expect([due('2027-06-02'), due('2027-06-03'), due('2027-07-03'), due('2027-08-02')]).toEqual([
      [],
      [90],
      [90, 60],
      [90, 60, 30],
    ]);
    expect(due('2027-09-01')).toEqual([]);
    expect(expiryWarnings(assured, '2027-08-02')).toEqual([]);
  });
});

test('a template without the integrated care board’s agreement is none', () => {
  const bodies = [{ id: 'school', title: 'schools', mustAgree: true }];
  expect(planTemplateSchema.safeParse({ ...template, bodies }).success).toBe(false);
});

test('no account and no question leaves the service', () => {
  const asked = askAboutPlan(submitted, { id: 'q1', text: 'A question in confidence?' }, as(RITA)).content;
  const accounts = /"(ben|amira|ivy|rita|raj)"|confidence/;
  for (const plan of [inForce, asked, agreed])
    expect(JSON.stringify(INCLUSION_PLAN.publicPart(plan))).not.toMatch(accounts);
});
