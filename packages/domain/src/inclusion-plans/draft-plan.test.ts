import { describe, expect, test } from 'vitest';
import type { Person } from '../access/person.ts';
import { reviewPlan } from './board.ts';
import { draftPlan, editPlan } from './draft-plan.ts';
import { AMIRA, as, BEN, begin, codes, drafted, facts, person, signedOff, text } from './test-plan.ts';

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
