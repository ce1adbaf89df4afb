import { describe, expect, test } from 'vitest';
import { agreeToPilot, declinePilot, signDocument, withdrawAgreement } from './answer-area.ts';
import {
  approvePilot,
  endPilot,
  recordDeviation,
  recordExit,
  refinePilot,
  registerPilot,
  returnPilot,
  submitPilot,
  supersedePilot,
  withdrawPilot,
} from './decide-pilot.ts';
import { consultAreas, draftPilot, editPilot } from './draft-pilot.ts';
import { pilotSchema } from './pilot.ts';
import { PILOT } from './pilot-record.ts';
import * as at from './test-pilot.ts';
import {
  AMIRA,
  as,
  BARNET,
  BEN,
  CAMDEN,
  CARL,
  codes,
  ENFIELD,
  FACTS,
  PIA,
  RITA,
  stateOf,
} from './test-pilot.ts';

const reason = { reason: 'It is time.' };
const SHA = 'b'.repeat(64);

test('a pilot goes from draft to live, and every stage fits the schema', () => {
  const stages = [
    at.drafted,
    at.consulting,
    at.agreed,
    at.submitted,
    at.approved,
    at.registered,
    at.oneLive,
    at.live,
  ];
  expect(stages.map((pilot) => pilotSchema.parse(pilot).state)).toEqual([
    ...['draft', 'consulting', 'agreed', 'submitted', 'approved', 'registered', 'live', 'live'],
  ]);
});

describe('drafting', () => {
  test('is for a drafter of the lead; what is not written yet can be saved', () => {
    const draft = (by: typeof BEN) => () =>
      draftPilot({ ...at.begin(), plan: {} }, { ...as(by), refined: null });
    expect(codes(draft(BEN))).toEqual([]);
    expect(codes(draft(AMIRA))).toEqual(['not-a-drafter']);
    expect(codes(draft(CARL))).toEqual(['role-not-permitted', 'another-authority', 'not-a-drafter']);
  });

  test('a plan that is not complete is not put to the areas, and every gap is named', () => {
    const bare = draftPilot({ ...at.begin(), plan: {} }, { ...as(BEN), refined: null }).content;
    const missing = codes(() => consultAreas(bare, as(BEN)));
    expect(missing.filter((code) => code === 'plan-incomplete')).toHaveLength(13);
    expect(missing).toContain('no-guardrail');
    expect(missing).toContain('no-such-variant');
  });

  test('an edit asks every area again, and a step of the form leaves the others’ parts alone', () => {
    const { content } = editPilot(at.agreed, { plan: { question: 'Another?' } }, as(BEN));
    expect(content).toMatchObject({
      state: 'draft',
      plan: { question: 'Another?', theoryOfChange: at.PLAN.theoryOfChange },
    });
    expect([stateOf(content, BARNET), stateOf(content, CAMDEN)]).toEqual(['invited', 'invited']);
    expect(consultAreas(content, as(BEN)).content.state).toBe('consulting');
  });

  test('an area that is left out of the design is withdrawn, and stays in the record', () => {
    const design = { ...at.PLAN.design, areas: [BARNET] };
    const edited = editPilot(at.consulting, { plan: { design } }, as(BEN)).content;
    expect(stateOf(consultAreas(edited, as(BEN)).content, CAMDEN)).toBe('withdrawn');
  });

  test('nothing is written once the pilot is submitted', () => {
    for (const pilot of [at.submitted, at.approved, at.registered, at.live]) {
      expect(codes(() => editPilot(pilot, { plan: { question: 'Another?' } }, as(BEN)))).toEqual([
        'step-out-of-turn',
      ]);
    }
  });
});

describe('agreement', () => {
  test('is each authority’s own: nobody answers for another, nor for what they drafted', () => {
    expect(codes(() => agreeToPilot(at.consulting, { laCode: CAMDEN }, as(AMIRA)))).toEqual([
      'another-authority',
      'not-an-approver',
    ]);
    expect(codes(() => agreeToPilot(at.consulting, { laCode: BARNET }, as(BEN)))).toEqual(['own-draft']);
    expect(codes(() => agreeToPilot(at.consulting, { laCode: ENFIELD }, as(at.EDA)))).toEqual([
      'no-such-area',
    ]);
    expect(codes(() => agreeToPilot(at.consulting, { laCode: BARNET }, as(PIA)))).toContain(
      'role-not-permitted',
    );
  });

  test('given a second time has no effect', () => {
    const once = at.agree(at.consulting, CAMDEN);
    expect(agreeToPilot(once, { laCode: CAMDEN }, as(CARL))).toMatchObject({ content: once, announces: [] });
    expect(at.agree(once, CAMDEN)).toBe(once);
  });

  test('the pilot is agreed when every area has answered and one has agreed; a refusal moves no other area', () => {
    const declined = declinePilot(
      at.agree(at.consulting, BARNET),
      { laCode: CAMDEN, ...reason },
      as(CARL),
    ).content;
    expect(declined.state).toBe('agreed');
    expect([stateOf(declined, BARNET), stateOf(declined, CAMDEN)]).toEqual(['agreed', 'declined']);
    const none = declinePilot(
      declinePilot(at.consulting, { laCode: CAMDEN, ...reason }, as(CARL)).content,
      { laCode: BARNET, ...reason },
      as(AMIRA),
    );
    expect(none.content.state).toBe('consulting');
  });

  test('is withdrawn before submission and not after', () => {
    const withdrawn = withdrawAgreement(at.agreed, { laCode: CAMDEN, ...reason }, as(CARL)).content;
    expect([withdrawn.state, stateOf(withdrawn, CAMDEN), stateOf(withdrawn, BARNET)]).toEqual([
      'agreed',
      'withdrawn',
      'agreed',
    ]);
    for (const pilot of [at.submitted, at.approved, at.registered]) {
      expect(codes(() => withdrawAgreement(pilot, { laCode: CAMDEN, ...reason }, as(CARL)))).toEqual([
        'submitted-already',
      ]);
    }
  });

  test('the last one withdrawn reopens the question', () => {
    const one = withdrawAgreement(at.agreed, { laCode: CAMDEN, ...reason }, as(CARL)).content;
    expect(withdrawAgreement(one, { laCode: BARNET, ...reason }, as(AMIRA)).content.state).toBe('consulting');
  });

  test('a document is signed by the authority’s decision-maker, who did not draft it, and replaced by a later one', () => {
    const input = { laCode: CAMDEN, kind: 'data-sharing' as const, sha256: SHA, draftedBy: 'clerk' };
    expect(codes(() => signDocument(at.agreed, { ...input, draftedBy: 'carl' }, as(CARL)))).toEqual([
      'own-draft',
    ]);
    expect(codes(() => signDocument(at.agreed, input, as(AMIRA)))).toContain('another-authority');
    const { documents } = signDocument(at.signed, input, as(CARL)).content.areas[1] ?? { documents: [] };
    expect(documents.map(({ sha256 }) => sha256)).toEqual(['a'.repeat(64), 'a'.repeat(64), SHA]);
  });
});

describe('decisions', () => {
  test('the lead’s approver submits, never one who drafted, nor before the areas have answered', () => {
    expect(codes(() => submitPilot(at.agreed, as(BEN)))).toEqual(['own-draft']);
    expect(codes(() => submitPilot(at.consulting, as(AMIRA)))).toEqual(['step-out-of-turn']);
  });

  test('only DfE policy approves, or returns for another draft', () => {
    for (const by of [AMIRA, CARL, RITA])
      expect(codes(() => approvePilot(at.submitted, as(by)))).toEqual(['role-not-permitted']);
    expect(returnPilot(at.submitted, reason, as(PIA)).content.state).toBe('draft');
    expect(codes(() => returnPilot(at.submitted, reason, as(RITA)))).toEqual(['role-not-permitted']);
  });

  test('a pilot that has never run is withdrawn with its areas; one that has run is not', () => {
    const { content, announces } = withdrawPilot(at.approved, reason, as(AMIRA));
    expect([content.state, stateOf(content, BARNET)]).toEqual(['withdrawn', 'ended']);
    expect(announces.map(({ type }) => type)).toEqual([
      'pilot.area.state.changed.v1',
      'pilot.area.state.changed.v1',
      'pilot.state.changed.v1',
    ]);
    expect(codes(() => withdrawPilot(at.live, reason, as(PIA)))).toEqual(['step-out-of-turn']);
    expect(withdrawPilot(at.approved, reason, as(PIA)).content.state).toBe('withdrawn');
    expect(codes(() => withdrawPilot(at.approved, reason, as(BEN)))).toEqual(['own-draft']);
  });

  test('a pilot ends with its exit plan, notices, final return and learning record, not without', () => {
    expect(codes(() => endPilot(at.live, reason, as(AMIRA)))).toEqual(['exit-missing']);
    const exit = {
      plan: 'Lists stop in July.',
      notices: [{ to: 'Families', on: '2027-06-01' }],
      finalReturn: { on: '2027-07-01', sha256: SHA },
      learning: 'Ask health first.',
    };
    const ready = recordExit(at.live, exit, as(BEN)).content;
    const ended = endPilot(ready, reason, as(AMIRA)).content;
    expect([ended.state, stateOf(ended, BARNET), ended.exit]).toEqual(['ended', 'ended', exit]);
  });

  test('the next cycle takes over when it is registered, and each keeps its own protocol', () => {
    const draft = draftPilot(
      { ...at.begin({}, 'p2'), refines: 'p1' },
      { ...as(BEN), refined: at.live },
    ).content;
    expect(draft).toMatchObject({ cycle: 2, refines: 'p1', state: 'draft' });
    const next = { ...at.registered, id: 'p2', refines: 'p1', cycle: 2 };
    expect(codes(() => refinePilot(at.live, { ...next, state: 'approved' }, as(AMIRA)))).toEqual([
      'next-cycle-not-registered',
    ]);
    const refined = refinePilot(at.live, next, as(AMIRA)).content;
    expect(refined).toMatchObject({ state: 'refined', successor: 'p2', protocol: at.live.protocol });
    expect(
      codes(() => draftPilot({ ...at.begin(), refines: 'p1' }, { ...as(BEN), refined: at.drafted })),
    ).toEqual(['refines-nothing']);
  });

  test('another pilot of the partnership supersedes one that does not run', () => {
    const next = { ...at.drafted, id: 'p3' };
    expect(supersedePilot(at.agreed, next, as(AMIRA)).content).toMatchObject({
      state: 'superseded',
      successor: 'p3',
    });
    expect(codes(() => supersedePilot(at.agreed, at.agreed, as(AMIRA)))).toEqual(['no-other-pilot']);
    expect(codes(() => supersedePilot(at.live, next, as(AMIRA)))).toEqual(['step-out-of-turn']);
  });

  test('a deviation from the frozen protocol is an event with its reason', () => {
    const { content, announces } = recordDeviation(
      at.live,
      { what: 'Camden began late.', reason: 'Its board met late.' },
      as(BEN),
    );
    expect(content.protocol).toEqual(at.live.protocol);
    expect(announces[0]).toMatchObject({
      type: 'pilot.protocol.deviated.v1',
      data: { protocol_hash: at.live.protocol?.sha256 },
    });
    expect(codes(() => registerPilot(at.registered, { registryUrl: null }, as(AMIRA)))).toEqual([
      'step-out-of-turn',
    ]);
  });
});

test('every change names the configuration that it stands under', () => {
  expect(approvePilot(at.submitted, as(PIA)).configVersion).toBe('variant.v1.v1');
});

test('no account leaves the service', () => {
  const breach = JSON.stringify(PILOT.publicPart(at.live));
  expect(breach).not.toMatch(/"(ben|amira|carl|eda|pia|clerk)"/);
  expect(FACTS.members).toHaveLength(3);
});
