import type { Step } from './step.ts';

/** Those that nobody has taken yet, in their order. */
export function stepsToTake(steps: readonly Step[], held: ReadonlyMap<string, number>): readonly Step[] {
  const made = new Map<string, number>();
  const nextOf = (id: string): number => {
    const next = (made.get(id) ?? 0) + 1;
    made.set(id, next);
    return next;
  };
  return steps.filter(({ of, freezes }) => {
    const version = nextOf(of);
    if (freezes !== undefined) nextOf(freezes);
    return (held.get(of) ?? 0) < version;
  });
}
