import type { InclusionPlan, PlanSection } from './plan.ts';

/** A section that is not as it was: null on a side where it is not written. */
export type SectionDifference = {
  readonly id: string;
  readonly before: PlanSection | null;
  readonly after: PlanSection | null;
};

/** The sections that differ, in the order of those that stand now; what was taken out comes last. */
export function sectionDifferences(
  before: readonly PlanSection[],
  after: readonly PlanSection[],
): readonly SectionDifference[] {
  const ids = [...new Set([...after, ...before].map(({ id }) => id))];
  const of = (sections: readonly PlanSection[], id: string) =>
    sections.find((each) => each.id === id) ?? null;
  return ids
    .map((id) => ({ id, before: of(before, id), after: of(after, id) }))
    .filter((each) => JSON.stringify(each.before) !== JSON.stringify(each.after));
}

type Version = { readonly step: string; readonly content: InclusionPlan };

/**
 * What was submitted before what stands now: while the authority writes, its last submission; once it has submitted
 * again, the one before. Undefined where there is none.
 */
export function submissionBefore<V extends Version>(versions: readonly V[]): V | undefined {
  const now = versions.at(-1)?.content.edition;
  return versions.findLast(({ step, content }) => step === 'submit' && content.edition !== now);
}
