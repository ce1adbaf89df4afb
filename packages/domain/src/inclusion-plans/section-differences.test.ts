import { expect, test } from 'vitest';
import type { InclusionPlan, PlanSection } from './plan.ts';
import { sectionDifferences, submissionBefore } from './section-differences.ts';
import { inForce } from './test-plan.ts';

const text = (id: string, words: string): PlanSection => ({ id, kind: 'text', text: words });
const at = (step: string, edition: number): { step: string; content: InclusionPlan } => ({
  step,
  content: { ...inForce, edition },
});

test('a section that was changed, written or taken out differs, and no other', () => {
  const before = [text('needs', 'One'), text('gone', 'Out'), text('same', 'As it was')];
  const after = [text('new', 'In'), text('needs', 'Two'), text('same', 'As it was')];
  expect(
    sectionDifferences(before, after).map(({ id, before: was, after: is }) => [
      id,
      was !== null,
      is !== null,
    ]),
  ).toEqual([
    ['new', false, true],
    ['needs', true, true],
    ['gone', true, false],
  ]);
});

test('a plan that was submitted once, and is with Regions Group, has nothing before', () => {
  expect(submissionBefore([at('draft', 1), at('submit', 2), at('judge', 2)])).toBeUndefined();
});

test('while it is written again it stands beside its last submission, and once sent again beside the one before', () => {
  const written = [at('submit', 2), at('return', 2), at('edit', 3)];
  expect(submissionBefore(written)?.content.edition).toBe(2);
  const sent = [...written, at('submit', 3), at('judge', 3)];
  expect(submissionBefore(sent)?.content.edition).toBe(2);
  expect(submissionBefore([...sent, at('edit', 4)])?.content.edition).toBe(3);
});
