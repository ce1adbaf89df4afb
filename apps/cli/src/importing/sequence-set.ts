import type { Producer } from '@rep/contracts';
import type { SequenceRange } from './tally.ts';

/** Sequences of several producers, as few ranges as they make. */
export type SequenceSet = {
  /** Adds a range; returns the parts of it that were not in the set. */
  add: (range: SequenceRange) => SequenceRange[];
};

export function createSequenceSet(): SequenceSet {
  const held = new Map<Producer, SequenceRange[]>();
  return {
    add(range) {
      const spans = held.get(range.producer) ?? [];
      const touches = (span: SequenceRange): boolean =>
        span.last + 1 >= range.first && span.first <= range.last + 1;
      const touching = spans.filter(touches);
      const merged = {
        producer: range.producer,
        first: Math.min(range.first, ...touching.map(({ first }) => first)),
        last: Math.max(range.last, ...touching.map(({ last }) => last)),
      };
      const others = spans.filter((span) => !touches(span));
      held.set(
        range.producer,
        [...others, merged].sort((a, b) => a.first - b.first),
      );
      return without(range, touching);
    },
  };
}

/** What of a range lies in none of the spans, which are in ascending order. */
function without(range: SequenceRange, spans: readonly SequenceRange[]): SequenceRange[] {
  const parts: SequenceRange[] = [];
  let next = range.first;
  for (const { first, last } of spans) {
    if (first > next) parts.push({ ...range, first: next, last: first - 1 });
    next = Math.max(next, last + 1);
  }
  if (next <= range.last) parts.push({ ...range, first: next });
  return parts;
}
