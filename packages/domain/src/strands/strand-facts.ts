import type { GateFacts } from '../gates/gate-facts.ts';
import { makesLists } from '../templates/makes-lists.ts';
import type { Template } from '../templates/template.ts';
import type { StrandHalt } from './strand-halt.ts';

/**
 * What the gates need to know of a strand, as its halt says and the versions of its template up to the one that the pilot
 * runs under, that one last. A strand that made lists once stays behind G1: no later version opens the gate.
 */
export const strandFacts = (
  strand: string,
  templates: readonly Template[],
  halt: StrandHalt | null,
): NonNullable<GateFacts['strand']> => ({
  id: strand,
  published: templates.length > 0,
  needsInclusionPlan: templates.some(makesLists),
  mandatoryGuardrails: templates.at(-1)?.guardrails ?? [],
  halted: halt?.halted ?? null,
});
