import { describe, expect, test } from 'vitest';
import type { Person } from '../access/person.ts';
import { reviewPlan } from './board.ts';
import { draftPlan, editPlan } from './draft-plan.ts';
import type { InclusionPlan } from './plan.ts';
import {
  AMIRA,
  as,
  BARNET,
  BEN,
  begin,
  codes,
  drafted,
  facts,
  inForce,
  person,
  signedOff,
  submitted,
  text,
} from './test-plan.ts';

describe('drafting', () => {
  test('only a drafter of the authority drafts, and only from a template', () => {
    const draft =
      (by: Person, held = facts) =>
      () =>
        draftPlan(begin(), { ...as(by), facts: held, startFrom: null, held: [] });
    expect(codes(draft(AMIRA))).toEqual(['not-a-drafter']);
    expect(codes(draft(person('ben', 'member-authority', 'E09000007')))).toEqual(['another-authority']);
    expect(codes(draft(person('eve', 'evaluator')))).toContain('role-not-permitted');
    expect(
      codes(() =>
        draftPlan(begin(), { ...as(BEN), facts: { ...facts, template: null }, startFrom: null, held: [] }),
      ),
    ).toEqual(['no-template']);
  });

  test('no plan begins beside one in force, but as its amendment; beside one that is over it does', () => {
    const beside = (held: readonly InclusionPlan[], amends: string | null = null, day = '2027-01-01') =>
      codes(() =>
        draftPlan(begin('e2', amends), { ...as(BEN, day), startFrom: amends ? inForce : null, held }),
      );
    expect(beside([inForce])).toEqual(['plan-in-force']);
    expect(beside([submitted, { ...inForce, state: 'amended' }])).toEqual(['plan-in-force']);
    expect(beside([inForce], 'e1')).toEqual([]);
    expect(beside([submitted, { ...inForce, state: 'returned', inForce: null }])).toEqual([]);
    expect(beside([inForce], null, '2027-08-31')).toEqual(['plan-in-force']);
    expect(beside([inForce], null, '2027-09-01')).toEqual([]);
  });

  test('who wrote what an amendment copies is one of its authors, and does not sign it off', () => {
    const by = person('dora', 'lead-authority', BARNET);
    const dora = {
      ...{ account: 'dora', function: 'drafter' as const, from: '2026-01-01', to: null },
      appointedBy: 'amira',
    };
    const startFrom = { ...inForce, draftedBy: ['ben', 'amira'] };
    const scheme = { ...facts.scheme, appointments: [...facts.scheme.appointments, dora] };
    const taking = { ...as(by, '2027-01-01'), facts: { ...facts, scheme }, startFrom, held: [startFrom] };
    expect(draftPlan(begin('e2', 'e1'), taking).content.draftedBy).toEqual(['ben', 'amira', 'dora']);
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
