import { expect, test } from 'vitest';
import { findIndicator } from '../pilots/indicators.ts';
import { FURTHER_STRANDS } from './further-strands.ts';
import { strandFacts } from './strand-facts.ts';
import { STRAND_TEMPLATES } from './strands.ts';

const ALL = [...STRAND_TEMPLATES, ...FURTHER_STRANDS];

test('a strand needs an inclusion plan because its template makes lists, not because of its name', () => {
  const needing = ALL.filter((template) => strandFacts('any', [template], null).needsInclusionPlan);
  expect(needing.map(({ strand }) => strand)).toEqual(['tailored-lists']);
});

test('every guardrail that a template makes mandatory is an indicator', () => {
  const guardrails = ALL.flatMap((template) => strandFacts('any', [template], null).mandatoryGuardrails);
  expect(guardrails).toContain('off-list-request');
  for (const id of guardrails) expect(findIndicator({ id, version: 1 })).toBeDefined();
});

test('a strand without a template is not published, and one that is halted says since when', () => {
  const halted = { since: '2026-11-01', reason: 'A stop.' };
  expect(strandFacts('mediation', [], { strand: 'mediation', halted })).toEqual({
    ...{ id: 'mediation', published: false, needsInclusionPlan: false, mandatoryGuardrails: [], halted },
  });
});

test('a strand that made lists in any version up to the pilot’s needs the plan, whatever a later version says', () => {
  const lists = STRAND_TEMPLATES.find(({ strand }) => strand === 'tailored-lists');
  const noLists = STRAND_TEMPLATES.find(({ strand }) => strand === 'mediation');
  if (!lists || !noLists) throw new Error('both strands are built in');
  const facts = strandFacts('any', [lists, { ...noLists, guardrails: ['staff-minutes'] }], null);
  expect(facts).toMatchObject({ needsInclusionPlan: true, mandatoryGuardrails: ['staff-minutes'] });
  const stages = lists.parameters.filter(({ effect }) => effect.kind === 'selection');
  expect(strandFacts('any', [{ ...lists, parameters: stages }], null).needsInclusionPlan).toBe(true);
});
