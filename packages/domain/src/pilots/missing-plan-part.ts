import type { PilotPlan, PilotPlanDraft } from './pilot-plan.ts';

/** Each part of a plan as a sentence names it. */
const PARTS: Readonly<Record<keyof PilotPlan, string>> = {
  question: 'its question',
  theoryOfChange: 'why it should work',
  design: 'its design with the areas that try it',
  primaryIndicator: 'its primary indicator',
  guardrails: 'its guardrails',
  outcomeWindow: 'when outcomes are counted',
  sample: 'its sample',
  smallestEffect: 'the smallest effect that could be seen',
  dataNeeded: 'the data that it needs',
  burden: 'the burden on people',
  ethicsReference: 'its ethics reference, or that there is none',
  publicText: 'what the public is told',
  variant: 'the variant that is tried',
};

/** The fact that a part of the plan is not written, in words; undefined when the path names a part that is. */
export function missingPlanPart(plan: PilotPlanDraft, path: readonly PropertyKey[]): string | undefined {
  const [first, ...rest] = path;
  const part = Object.entries(PARTS).find(([name]) => name === first);
  if (
    !part ||
    rest.length > 0 ||
    Object.entries(plan).some(([name, held]) => name === first && held !== undefined)
  )
    return undefined;
  return `The plan of the pilot does not say yet: ${part[1]}.`;
}
