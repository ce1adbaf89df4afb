import { describe, expect, test } from 'vitest';
import { consultAreas, draftPilot, editPilot, editPilotSchema } from './draft-pilot.ts';
import * as at from './test-pilot.ts';
import { AMIRA, as, BARNET, BEN, CAMDEN, CARL, codes, stateOf } from './test-pilot.ts';

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

  test('no area and no guardrail is named twice: which of two counted would hang on their order', () => {
    const [guardrail] = at.PLAN.guardrails;
    const guardrails = [guardrail, { ...guardrail, stop: null }];
    const design = { ...at.PLAN.design, areas: [BARNET, CAMDEN, BARNET] };
    const issues = editPilotSchema.safeParse({ plan: { guardrails, design } }).error?.issues ?? [];
    expect(issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
      ['plan.design.areas.2', 'named twice'],
      ['plan.guardrails.1', 'named twice'],
    ]);
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
