import type { GateFacts } from '../gates/gate-facts.ts';
import type { EffectKind } from '../templates/effect.ts';
import type { Template } from '../templates/template.ts';
import type { StrandHalt } from './strand-halt.ts';

/** What makes a strand one of lists. A template cannot configure a list without one of these, so none escapes G1. */
const OF_LISTS: readonly EffectKind[] = ['list-length', 'inclusion-criteria'];

/** What the gates need to know of a strand, as its template and its halt say. */
export const strandFacts = (
  strand: string,
  template: Template | null,
  halt: StrandHalt | null,
): NonNullable<GateFacts['strand']> => ({
  id: strand,
  published: template !== null,
  needsInclusionPlan: (template?.parameters ?? []).some(({ effect }) => OF_LISTS.includes(effect.kind)),
  mandatoryGuardrails: template?.guardrails ?? [],
  halted: halt?.halted ?? null,
});
