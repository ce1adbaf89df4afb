import { describe, expect, test } from 'vitest';
import { agreeToPilot, declinePilot, signDocument, withdrawAgreement } from './answer-area.ts';
import { consultAreas, editPilot } from './draft-pilot.ts';
import { pauseArea, resumeArea } from './run-area.ts';
import * as at from './test-pilot.ts';
import { AMIRA, as, BARNET, BEN, CAMDEN, CARL, codes, ENFIELD, PIA, stateOf } from './test-pilot.ts';

const reason = { reason: 'It is time.' };
const SHA = 'b'.repeat(64);

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

  test('withdrawn and given anew, it lifts no hold of DfE: the area stays paused until DfE lifts it', () => {
    const camden = { laCode: CAMDEN, ...reason };
    const held = pauseArea(pauseArea(at.agreed, camden, as(CARL)).content, camden, as(PIA)).content;
    const withdrawn = withdrawAgreement(held, camden, as(CARL)).content;
    expect(withdrawn.areas[1]?.holds.map(({ cause }) => cause)).toEqual(['dfe']);
    const again = consultAreas(editPilot(withdrawn, { plan: {} }, as(BEN)).content, as(BEN)).content;
    expect(stateOf(again, CAMDEN)).toBe('paused');
    expect(codes(() => agreeToPilot(again, { laCode: CAMDEN }, as(CARL)))).toEqual(['step-out-of-turn']);
    expect(codes(() => resumeArea(again, camden, as(CARL)))).toEqual(['held-by-dfe']);
    const lifted = resumeArea(again, camden, as(PIA)).content;
    expect(stateOf(agreeToPilot(lifted, { laCode: CAMDEN }, as(CARL)).content, CAMDEN)).toBe('agreed');
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
