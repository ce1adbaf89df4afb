import type { Parameter } from './parameter.ts';
import type { Problem, Template } from './template.ts';

/** What makes a strand one of lists. A template cannot configure a list without one of these, so none escapes G1. */
const ofLists = ({ effect }: Parameter): boolean =>
  effect.kind === 'list-length' ||
  effect.kind === 'inclusion-criteria' ||
  (effect.kind === 'selection' && effect.of === 'plan-stages');

export const makesLists = ({ parameters }: Template): boolean => parameters.some(ofLists);

/** A strand of lists stays one: a new version without lists would take its pilots out of gate G1. */
export function droppedLists(held: Template | null, next: Template): readonly Problem[] {
  const lists = held?.parameters.find(ofLists);
  if (!lists || makesLists(next)) return [];
  return [
    {
      ...{ parameter: lists.name, laCode: null, value: null, gate: 'G1' },
      limit: 'at least one parameter that makes lists, as in the version before',
      reason: 'Keep a parameter that makes lists, or publish a strand of another name.',
    },
  ];
}
