import { describe, expect, test } from 'vitest';
import { takes, toldBy } from '../../test/takes.ts';
import {
  recordAgreement,
  recordAgreementSchema,
  recordMeeting,
  recordMeetingSchema,
  reviewPlan,
  signOffPlan,
  submitPlan,
  submitPlanSchema,
} from './board.ts';
import {
  acceptPlan,
  acceptPlanSchema,
  extendPlan,
  extendPlanSchema,
  followUpPlan,
  followUpPlanSchema,
  returnPlan,
  returnPlanSchema,
} from './decide-plan.ts';
import { draftPlan, draftPlanSchema, editPlan, editPlanSchema } from './draft-plan.ts';
import { amendPlan, expirePlan, supersedePlan } from './end-plan.ts';
import { expiryWarnings, listGateOf, listGateOfArea } from './list-gate.ts';
import { inclusionPlanSchema } from './plan.ts';
import { INCLUSION_PLAN } from './plan-record.ts';
import { isQuorate, planTemplateSchema } from './plan-template.ts';
import {
  FIRST_PLAN_TEMPLATE,
  PLAN_TEMPLATE,
  PLAN_TEMPLATE_ID,
  publishPlanTemplate,
} from './plan-template-record.ts';
import {
  answerAboutPlan,
  answerAboutPlanSchema,
  askAboutPlan,
  askAboutPlanSchema,
  judgePlan,
  judgePlanSchema,
  qualityAssurePlan,
} from './quality-assurance.ts';
import {
  AMIRA,
  accept,
  agreed,
  as,
  assured,
  BEN,
  begin,
  condition,
  drafted,
  ICB,
  inForce,
  judged,
  met,
  named,
  period,
  RITA,
  reviewed,
  signedOff,
  submitted,
  template,
  text,
  written,
} from './test-plan.ts';
import { warnOfEnd } from './warn-of-end.ts';

const asked = askAboutPlan(submitted, { id: 'q1', text: 'How many?' }, as(RITA)).content;
const both = askAboutPlan(asked, { id: 'q2', text: 'By when?' }, as(RITA)).content;
const answered = answerAboutPlan(both, { id: 'q1', text: 'Ten.' }, as(BEN)).content;
const shut = accept(assured, { conditions: [condition, { ...condition, id: 'c2' }], opensListGate: false });
const amendment = draftPlan(begin('e2', 'e1'), {
  ...as(BEN, '2027-01-01'),
  startFrom: inForce,
  held: [inForce],
});
const amended = amendPlan(inForce, { id: 'e2', amends: 'e1' }, as(BEN, '2027-01-01'));
const later = { ...inForce, id: 'e2', amends: 'e1', inForce: { from: '2027-02-01', to: '2028-02-01' } };
const returned = returnPlan(submitted, { reasons: ['Thin.', 'Late.'] }, as(RITA));

describe('each step of a plan tells its name, its state, its area, why, and the world', () => {
  test('while it is drawn up', () => {
    expect([
      toldBy(draftPlan(begin(), { ...as(BEN), startFrom: null, held: [] })),
      toldBy(editPlan(drafted, { sections: [text('needs', 'Many.')] }, as(BEN))),
      toldBy(
        recordMeeting(written, { on: '2026-05-20', present: ['integrated-care-board', 'school'] }, as(BEN)),
      ),
      toldBy(reviewPlan(met, as(BEN))),
      toldBy(recordAgreement(reviewed, { body: 'integrated-care-board', on: '2026-05-21' }, as(ICB))),
      toldBy(recordAgreement(agreed, { body: 'integrated-care-board', on: '2026-05-22' }, as(ICB))),
      toldBy(signOffPlan(agreed, as(AMIRA))),
      toldBy(submitPlan(signedOff, named, as(AMIRA))),
    ]).toEqual([
      [
        'draft',
        'drafted',
        ['E09000003'],
        null,
        {
          type: 'laip.drafted.v1',
          data: {
            plan_id: 'e1',
            new_la_code: 'E09000003',
            revision: 1,
            template_version: 'laip-2026.1',
            amends: null,
          },
        },
      ],
      ['edit', 'drafted', ['E09000003'], null],
      [
        'record-meeting',
        'drafted',
        ['E09000003'],
        null,
        {
          type: 'partnership.meeting.held.v1',
          data: {
            plan_id: 'e1',
            new_la_code: 'E09000003',
            held_on: '2026-05-20',
            present: ['integrated-care-board', 'school'],
            quorum: true,
          },
        },
      ],
      ['review', 'board-reviewed', ['E09000003'], null],
      ['record-agreement', 'board-reviewed', ['E09000003'], null],
      ['record-agreement', 'board-reviewed', ['E09000003'], null],
      ['sign-off', 'partnership-signed-off', ['E09000003'], null],
      [
        'submit',
        'submitted',
        ['E09000003'],
        null,
        {
          type: 'laip.submitted.v1',
          data: {
            plan_id: 'e1',
            new_la_code: 'E09000003',
            revision: 1,
            board_reviewed_on: '2026-05-20',
            agreed_by: ['integrated-care-board', 'local-authority'],
          },
        },
      ],
    ]);
  });

  test('while Regions Group looks at it', () => {
    expect([
      toldBy(
        judgePlan(
          submitted,
          { judgements: [{ statementId: 'ns-1', judgement: 'met', note: null }] },
          as(RITA),
        ),
      ),
      toldBy(askAboutPlan(submitted, { id: 'q1', text: 'How many?' }, as(RITA))),
      toldBy(answerAboutPlan(asked, { id: 'q1', text: 'Ten.' }, as(BEN))),
      toldBy(qualityAssurePlan(judged, as(RITA))),
      toldBy(acceptPlan(assured, period, as(RITA))),
      toldBy(acceptPlan(assured, { ...period, conditions: [condition], opensListGate: false }, as(RITA))),
      toldBy(returned),
    ]).toEqual([
      ['judge', 'submitted', ['E09000003'], null],
      ['ask', 'submitted', ['E09000003'], null],
      ['answer', 'submitted', ['E09000003'], null],
      ['quality-assure', 'quality-assured', ['E09000003'], null],
      [
        'accept',
        'in-force',
        ['E09000003'],
        null,
        {
          type: 'laip.signed_off.v1',
          data: {
            plan_id: 'e1',
            new_la_code: 'E09000003',
            revision: 1,
            qa_outcome: 'met',
            conditions: [],
            opens_list_gate: true,
            standards_set: 'national-standards',
            standards_version: 'test-1',
            valid_from: '2026-09-01',
            valid_to: '2027-09-01',
          },
        },
      ],
      [
        'accept',
        'in-force',
        ['E09000003'],
        null,
        {
          type: 'laip.signed_off.v1',
          data: {
            plan_id: 'e1',
            new_la_code: 'E09000003',
            revision: 1,
            qa_outcome: 'met-with-conditions',
            conditions: [{ id: 'c1', due: '2027-01-01' }],
            opens_list_gate: false,
            standards_set: 'national-standards',
            standards_version: 'test-1',
            valid_from: '2026-09-01',
            valid_to: '2027-09-01',
          },
        },
      ],
      [
        'return',
        'returned',
        ['E09000003'],
        'Thin. Late.',
        {
          type: 'laip.returned.v1',
          data: {
            plan_id: 'e1',
            new_la_code: 'E09000003',
            revision: 1,
            reasons: ['Thin.', 'Late.'],
            was_in_force: false,
          },
        },
      ],
    ]);
  });

  test('while it is in force, and after', () => {
    expect([
      toldBy(returnPlan(inForce, { reasons: ['Not delivered.'] }, as(RITA, '2027-01-01'))),
      toldBy(extendPlan(inForce, { to: '2028-01-01', reason: 'More time.' }, as(RITA, '2027-01-01'))),
      toldBy(followUpPlan(shut, { conditionId: 'c1', opensListGate: true, reason: 'Named.' }, as(RITA))),
      toldBy(amendment),
      toldBy(amended),
      toldBy(supersedePlan(amended.content, later, { by: null, now: '2027-02-01T06:00:00.000Z' })),
      toldBy(expirePlan(inForce, '2027-09-01T06:00:00.000Z')),
    ]).toEqual([
      [
        'return',
        'returned',
        ['E09000003'],
        'Not delivered.',
        {
          type: 'laip.returned.v1',
          data: {
            plan_id: 'e1',
            new_la_code: 'E09000003',
            revision: 1,
            reasons: ['Not delivered.'],
            was_in_force: true,
          },
        },
      ],
      [
        'extend',
        'in-force',
        ['E09000003'],
        'More time.',
        {
          type: 'laip.signed_off.v1',
          data: {
            plan_id: 'e1',
            new_la_code: 'E09000003',
            revision: 1,
            qa_outcome: 'met',
            conditions: [],
            opens_list_gate: true,
            standards_set: 'national-standards',
            standards_version: 'test-1',
            valid_from: '2026-09-01',
            valid_to: '2028-01-01',
          },
        },
      ],
      [
        'follow-up',
        'in-force',
        ['E09000003'],
        'Named.',
        {
          type: 'laip.signed_off.v1',
          data: {
            plan_id: 'e1',
            new_la_code: 'E09000003',
            revision: 1,
            qa_outcome: 'met-with-conditions',
            conditions: [
              { id: 'c1', due: '2027-01-01' },
              { id: 'c2', due: '2027-01-01' },
            ],
            opens_list_gate: true,
            standards_set: 'national-standards',
            standards_version: 'test-1',
            valid_from: '2026-09-01',
            valid_to: '2027-09-01',
          },
        },
      ],
      [
        'draft',
        'drafted',
        ['E09000003'],
        null,
        {
          type: 'laip.drafted.v1',
          data: {
            plan_id: 'e2',
            new_la_code: 'E09000003',
            revision: 1,
            template_version: 'laip-2026.1',
            amends: 'e1',
          },
        },
      ],
      [
        'amend',
        'amended',
        ['E09000003'],
        null,
        {
          type: 'laip.amended.v1',
          data: { plan_id: 'e1', new_la_code: 'E09000003', revision: 1, amended_by: 'e2' },
        },
      ],
      [
        'supersede',
        'superseded',
        ['E09000003'],
        null,
        {
          type: 'laip.superseded.v1',
          data: { plan_id: 'e1', new_la_code: 'E09000003', revision: 1, superseded_by: 'e2' },
        },
      ],
      [
        'expire',
        'expired',
        ['E09000003'],
        null,
        {
          type: 'laip.expired.v1',
          data: {
            plan_id: 'e1',
            new_la_code: 'E09000003',
            revision: 1,
            valid_from: '2026-09-01',
            valid_to: '2027-09-01',
          },
        },
      ],
    ]);
    const warned = warnOfEnd(inForce, '2027-08-02T06:00:00.000Z');
    expect(warned && toldBy(warned)).toEqual([
      'warn',
      'in-force',
      ['E09000003'],
      null,
      {
        type: 'laip.expiring.v1',
        data: {
          plan_id: 'e1',
          new_la_code: 'E09000003',
          revision: 1,
          valid_from: '2026-09-01',
          valid_to: '2027-09-01',
          days_before: 30,
          warned_on: '2027-08-02',
        },
      },
    ]);
  });
});

describe('what stays in the plan', () => {
  test('an amendment starts from the sections in force, and somebody drafted it', () => {
    expect(amendment.content.sections).toEqual(inForce.sections);
    expect(drafted.sections).toEqual([]);
    expect(drafted.draftedBy).toEqual(['ben']);
    expect(amended.content.successor).toBe('e2');
  });

  test('a second judgement of the same reviewer and standard takes the first one’s place, and no other', () => {
    const again = judgePlan(
      judged,
      { judgements: [{ statementId: 'ns-1', judgement: 'not-met', note: 'No.' }] },
      as(RITA),
    ).content;
    expect(again.judgements).toEqual([
      { reviewer: 'rita', statementId: 'ns-2', judgement: 'met', note: null },
      { reviewer: 'raj', statementId: 'ns-1', judgement: 'met', note: null },
      { reviewer: 'raj', statementId: 'ns-2', judgement: 'met', note: null },
      { reviewer: 'rita', statementId: 'ns-1', judgement: 'not-met', note: 'No.' },
    ]);
  });

  test('an answer is of one question, and says who gave it when', () => {
    expect(answered.questions).toEqual([
      {
        id: 'q1',
        text: 'How many?',
        askedBy: 'rita',
        askedAt: '2026-06-01T10:00:00.000Z',
        answer: { by: 'ben', at: '2026-06-01T10:00:00.000Z', text: 'Ten.' },
      },
      { id: 'q2', text: 'By when?', askedBy: 'rita', askedAt: '2026-06-01T10:00:00.000Z', answer: null },
    ]);
  });

  test('a return says who decided, keeps the gate shut, and ends what was in force', () => {
    expect([returned.content.decision, returned.content.inForce]).toEqual([
      {
        outcome: 'return',
        reasons: ['Thin.', 'Late.'],
        conditions: [],
        opensListGate: false,
        decidedBy: 'rita',
        role: 'regions-group',
        at: '2026-06-01T10:00:00.000Z',
      },
      null,
    ]);
    const out = returnPlan(shut, { reasons: ['Not delivered.'] }, as(RITA, '2027-01-01')).content;
    expect([out.decision?.conditions, out.inForce]).toEqual([
      [
        { id: 'c1', text: 'Name the places.', due: '2027-01-01', metOn: null },
        { id: 'c2', text: 'Name the places.', due: '2027-01-01', metOn: null },
      ],
      null,
    ]);
  });

  test('an acceptance says with or without conditions, and one condition met leaves the other open', () => {
    expect([inForce.decision?.outcome, shut.decision?.outcome]).toEqual(['accept', 'accept-with-conditions']);
    const { decision } = followUpPlan(
      shut,
      { conditionId: 'c1', opensListGate: false, reason: 'x' },
      as(RITA),
    ).content;
    expect(decision?.conditions.map(({ id, metOn }) => [id, metOn])).toEqual([
      ['c1', '2026-06-01'],
      ['c2', null],
    ]);
    const opened = followUpPlan(
      shut,
      { conditionId: null, opensListGate: true, reason: 'x' },
      as(RITA),
    ).content;
    expect(opened.decision?.conditions.map(({ metOn }) => metOn)).toEqual([null, null]);
    const both2 = followUpPlan(
      shut,
      { conditionId: 'c2', opensListGate: false, reason: 'x' },
      as(RITA),
    ).content;
    expect(both2.decision?.conditions.map(({ metOn }) => metOn)).toEqual([null, '2026-06-01']);
  });

  test('an edit of a returned plan is its next revision, of any other the same', () => {
    const edit = { sections: [text('needs', 'More.')] };
    expect(editPlan(returned.content, edit, as(BEN)).content.revision).toBe(returned.content.revision + 1);
    expect(editPlan(written, edit, as(BEN)).content.revision).toBe(written.revision);
  });

  test('a meeting is quorate with enough people, each counted once, and with everybody who must be there', () => {
    const quorate = (...present: string[]) => isQuorate(template, present);
    expect(quorate('integrated-care-board', 'school')).toBe(true);
    expect(quorate('integrated-care-board', 'integrated-care-board')).toBe(false);
    expect(quorate('local-authority', 'school')).toBe(false);
    const two = {
      ...template,
      quorum: { least: 2, mustBePresent: ['integrated-care-board', 'local-authority'] },
    };
    expect(isQuorate(two, ['integrated-care-board', 'school'])).toBe(false);
    expect(isQuorate(two, ['integrated-care-board', 'local-authority'])).toBe(true);
  });
});

describe('what the shared evidence is told', () => {
  test('of a plan', () => {
    expect(INCLUSION_PLAN.kind).toBe('inclusion-plan');
    const file = { name: 'Jo Smith.pdf', mediaType: 'application/pdf', bytes: 12, sha256: 'a'.repeat(64) };
    expect([
      INCLUSION_PLAN.publicPart({ ...inForce, documents: [file], questions: answered.questions }),
      INCLUSION_PLAN.publicPart(drafted),
    ]).toEqual([
      {
        id: 'e1',
        laCode: 'E09000003',
        repId: 'london',
        amends: null,
        templateVersion: 'laip-2026.1',
        state: 'in-force',
        edition: 2,
        revision: 1,
        sections: [
          { id: 'needs', kind: 'text', text: 'Many.' },
          {
            id: 'map',
            kind: 'provision-map',
            rows: [{ provision: 'Speech and language therapy', provider: 'NHS', places: null, note: null }],
          },
        ],
        meetings: [
          { on: '2026-05-20', present: ['integrated-care-board', 'school'], quorum: true, edition: 2 },
        ],
        standards: { set: 'national-standards', version: 'test-1' },
        inForce: { from: '2026-09-01', to: '2027-09-01' },
        warned: [],
        successor: null,
        documents: [
          {
            mediaType: 'application/pdf',
            bytes: 12,
            sha256: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
          },
        ],
        agreements: [
          { body: 'integrated-care-board', edition: 2, on: '2026-05-21' },
          { body: 'local-authority', edition: 2, on: '2026-05-21' },
        ],
        judgements: [
          { statementId: 'ns-1', judgement: 'met' },
          { statementId: 'ns-2', judgement: 'met' },
          { statementId: 'ns-1', judgement: 'met' },
          { statementId: 'ns-2', judgement: 'met' },
        ],
        questions: { asked: 2, answered: 1 },
        decision: {
          outcome: 'accept',
          reasons: [],
          conditions: [],
          opensListGate: true,
          role: 'regions-group',
          at: '2026-06-01T10:00:00.000Z',
        },
      },
      {
        id: 'e1',
        laCode: 'E09000003',
        repId: 'london',
        amends: null,
        templateVersion: 'laip-2026.1',
        state: 'drafted',
        edition: 1,
        revision: 1,
        sections: [],
        meetings: [],
        standards: null,
        inForce: null,
        warned: [],
        successor: null,
        documents: [],
        agreements: [],
        judgements: [],
        questions: { asked: 0, answered: 0 },
        decision: null,
      },
    ]);
  });

  test('of the template: all of it, under one id', () => {
    expect([PLAN_TEMPLATE_ID, PLAN_TEMPLATE.kind]).toEqual(['inclusion-plan', 'plan-template']);
    expect(PLAN_TEMPLATE.publicPart(FIRST_PLAN_TEMPLATE)).toEqual(FIRST_PLAN_TEMPLATE);
    const by = { account: 'pia', role: 'dfe-policy', repId: null, laCode: null } as const;
    expect(
      toldBy(publishPlanTemplate(null, FIRST_PLAN_TEMPLATE, { by, now: '2026-11-23T10:00:00.000Z' })),
    ).toEqual(['publish', 'published', [], null]);
    expect(FIRST_PLAN_TEMPLATE).toEqual({
      version: '1',
      sections: [
        {
          id: 'needs',
          title: 'What children and young people in the area need',
          kind: 'text',
          mandatory: true,
          help: null,
        },
        {
          id: 'provision-map',
          title: 'What there is',
          kind: 'provision-map',
          mandatory: true,
          help: 'Leave the places empty where nobody knows how many there are.',
        },
        {
          id: 'commissioning',
          title: 'What will be commissioned, and by when',
          kind: 'commissioning',
          mandatory: true,
          help: null,
        },
        {
          id: 'inclusion',
          title: 'How mainstream settings are helped to include',
          kind: 'text',
          mandatory: true,
          help: null,
        },
        {
          id: 'alternative-provision',
          title: 'Alternative provision in three tiers',
          kind: 'text',
          mandatory: true,
          help: null,
        },
        {
          id: 'co-production',
          title: 'How families and young people took part',
          kind: 'text',
          mandatory: true,
          help: null,
        },
        { id: 'workforce', title: 'Workforce', kind: 'text', mandatory: false, help: null },
      ],
      bodies: [
        { id: 'local-authority', title: 'the local authority', mustAgree: true },
        { id: 'integrated-care-board', title: 'the integrated care board', mustAgree: true },
        { id: 'parent-carer-forum', title: 'the parent carer forum', mustAgree: true },
        { id: 'schools-forum', title: 'the schools forum', mustAgree: false },
      ],
      quorum: { least: 3, mustBePresent: ['local-authority', 'integrated-care-board'] },
    });
  });
});

describe('what the gate of lists says of a plan', () => {
  test('is one sentence for each state of it', () => {
    const at = (plan: typeof inForce | null, day: string) => listGateOf(plan, day);
    expect([
      at(null, '2027-01-01'),
      at(submitted, '2027-01-01'),
      at(inForce, '2026-08-31'),
      at(inForce, '2027-01-01'),
      at(inForce, '2027-09-01'),
      at(shut, '2027-01-01'),
      at(returned.content, '2027-01-01'),
      ...(['superseded', 'expired'] as const).map((state) => at({ ...inForce, state }, '2027-01-01')),
    ]).toEqual([
      {
        open: false,
        code: 'no-plan',
        reason: 'The area has no inclusion plan.',
        planId: null,
        standards: null,
        until: null,
      },
      {
        open: false,
        code: 'plan-not-signed-off',
        reason: 'Regions Group has not signed off the inclusion plan of the area.',
        planId: 'e1',
        standards: { set: 'national-standards', version: 'test-1' },
        until: null,
      },
      {
        open: false,
        code: 'plan-not-yet-in-force',
        reason: 'The inclusion plan of the area is in force from 2026-09-01.',
        planId: 'e1',
        standards: { set: 'national-standards', version: 'test-1' },
        until: null,
      },
      {
        open: true,
        code: 'plan-in-force',
        reason: 'The inclusion plan of the area is in force until 2027-09-01.',
        planId: 'e1',
        standards: { set: 'national-standards', version: 'test-1' },
        until: '2027-09-01',
      },
      {
        open: false,
        code: 'plan-expired',
        reason: 'The inclusion plan of the area was in force until 2027-09-01.',
        planId: 'e1',
        standards: { set: 'national-standards', version: 'test-1' },
        until: null,
      },
      {
        open: false,
        code: 'conditions-keep-closed',
        reason: 'Regions Group accepted the inclusion plan of the area on conditions that keep lists closed.',
        planId: 'e1',
        standards: { set: 'national-standards', version: 'test-1' },
        until: null,
      },
      {
        open: false,
        code: 'plan-returned',
        reason: 'Regions Group returned the inclusion plan of the area.',
        planId: 'e1',
        standards: { set: 'national-standards', version: 'test-1' },
        until: null,
      },
      {
        open: false,
        code: 'plan-superseded',
        reason: 'Another inclusion plan took the place of this one.',
        planId: 'e1',
        standards: { set: 'national-standards', version: 'test-1' },
        until: null,
      },
      {
        open: false,
        code: 'plan-expired',
        reason: 'The inclusion plan of the area has expired.',
        planId: 'e1',
        standards: { set: 'national-standards', version: 'test-1' },
        until: null,
      },
    ]);
    // Each fact is needed, whatever the state says.
    for (const missing of [
      { decision: null },
      { inForce: null },
      { standards: null },
      { state: 'submitted' as const },
    ])
      expect(at({ ...inForce, ...missing }, '2027-01-01').code).toBe('plan-not-signed-off');
  });

  test('of several plans the one that opens it speaks, else the last', () => {
    const codes = (...plans: (typeof inForce)[]) => listGateOfArea(plans, '2027-01-01').code;
    expect(codes(inForce, submitted)).toBe('plan-in-force');
    expect(codes(submitted, shut)).toBe('conditions-keep-closed');
    expect(codes()).toBe('no-plan');
    expect(expiryWarnings(submitted, '2027-08-31')).toEqual([]);
    expect(expiryWarnings({ ...inForce, state: 'amended' }, '2027-08-31')).toHaveLength(3);
  });
});

describe('what a plan and its inputs may hold', () => {
  test('every stage of a plan fits the record, an answered, returned or amended one too', () => {
    for (const plan of [answered, shut, returned.content, amended.content, amendment.content])
      expect(inclusionPlanSchema.parse(plan)).toEqual(plan);
    const row = { need: 'Autism', intention: 'Twenty places.', by: '2027-09-01' };
    const sections = [
      { id: 'plans', kind: 'commissioning', rows: [row, row] },
      {
        id: 'map',
        kind: 'provision-map',
        rows: [1, 100_000].map((places) => ({ provision: 'Therapy', provider: 'NHS', places, note: 'x' })),
      },
    ];
    const file = { name: 'a.pdf', mediaType: 'application/pdf', bytes: 2, sha256: 'a'.repeat(64) };
    const full = {
      ...inForce,
      sections,
      documents: [file],
      edition: 2,
      warned: [{ expires: '2027-09-01', days: 30, on: '2027-08-02' }],
    };
    takes(inclusionPlanSchema, full);
    const fits = (change: object) => inclusionPlanSchema.safeParse({ ...full, ...change }).success;
    expect(fits({ sections: [{ id: 'plans', kind: 'commissioning', rows: Array(101).fill(row) }] })).toBe(
      false,
    );
    expect(fits({ id: 'x'.repeat(61) })).toBe(false);
    const { warned: _, ...unwarned } = full;
    expect(inclusionPlanSchema.parse(unwarned).warned).toEqual([]);
    expect(fits({ decision: { ...inForce.decision, role: 'lead-authority' } })).toBe(false);
  });

  test('the inputs of its steps', () => {
    takes(draftPlanSchema, begin('e2', 'e1'));
    takes(editPlanSchema, { sections: [text('needs', 'a'), text('more', 'b')] });
    takes(recordMeetingSchema, { on: '2026-05-20', present: ['school', 'council'] });
    takes(recordAgreementSchema, { body: 'school', on: '2026-05-20' });
    takes(submitPlanSchema, named);
    takes(acceptPlanSchema, { ...period, conditions: [condition], reasons: ['Good.'] });
    takes(returnPlanSchema, { reasons: ['Thin.', 'Late.'] });
    takes(extendPlanSchema, { to: '2028-01-01', reason: 'More time.' });
    takes(followUpPlanSchema, { conditionId: 'c1', opensListGate: true, reason: 'Named.' });
    takes(judgePlanSchema, { judgements: [{ statementId: 'ns-1', judgement: 'met', note: 'Yes.' }] });
    expect(judgePlanSchema.safeParse({ judgements: [] }).success).toBe(false);
    takes(askAboutPlanSchema, { id: 'q1', text: 'How many?' });
    takes(answerAboutPlanSchema, { id: 'q1', text: 'Ten.' });
    expect(returnPlanSchema.safeParse({ reasons: [] }).success).toBe(false);
    expect(recordMeetingSchema.safeParse({ on: '2026-05-20', present: [] }).success).toBe(false);
    expect(
      recordMeetingSchema.safeParse({ on: '2026-05-20', present: Array(41).fill('school') }).success,
    ).toBe(false);
    expect(editPlanSchema.safeParse({ sections: Array(25).fill(text('needs', 'a')) }).success).toBe(false);
    expect(
      acceptPlanSchema.safeParse({ ...period, conditions: [{ ...condition, metOn: null }] }).success,
    ).toBe(false);
  });

  test('a template says why it is none without the care board', () => {
    const { error } = planTemplateSchema.safeParse({ ...template, bodies: template.bodies.slice(2) });
    expect(error?.issues.map(({ path, message }) => [path, message])).toEqual([
      [['bodies'], 'name the integrated care board among the bodies that must agree'],
    ]);
  });
});
