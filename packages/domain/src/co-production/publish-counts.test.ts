import fc from 'fast-check';
import { expect, test } from 'vitest';
import { publishCounts } from './publish-counts.ts';

type Counts = Record<'a' | 'b' | 'c' | 'd', number>;
const of = (a: number, b: number, c: number, d: number): Counts => ({ a, b, c, d });

test('counts from one to five are hidden, with a second beside a single one, and the total with them', () => {
  expect(publishCounts(of(3, 9, 20, 0))).toEqual({ groups: { a: 'c', b: 'c', c: 20, d: 0 }, total: 'c' });
  expect(publishCounts(of(3, 5, 20, 0))).toEqual({ groups: { a: 'c', b: 'c', c: 20, d: 0 }, total: 'c' });
  expect(publishCounts(of(3, 0, 0, 0))).toEqual({ groups: { a: 'c', b: 'c', c: 0, d: 0 }, total: 'c' });
});

test('nothing is hidden where nothing is confidential: six is shown, and zero is', () => {
  expect(publishCounts(of(6, 0, 7, 100))).toEqual({ groups: of(6, 0, 7, 100), total: 113 });
});

const counts = fc.record({ a: fc.nat(12), b: fc.nat(12), c: fc.nat(12), d: fc.nat(12) });

test('no hidden count is the total less the others, even when the true total is known from elsewhere', () => {
  fc.assert(
    fc.property(counts, (true_) => {
      const { groups, total } = publishCounts(true_);
      const hidden = Object.values(groups).filter((count) => count === 'c').length;
      expect(hidden).not.toBe(1);
      expect(total === 'c').toBe(hidden > 0);
      for (const [group, count] of Object.entries(true_)) {
        if (count >= 1 && count <= 5) expect(groups).toHaveProperty(group, 'c');
      }
    }),
    { numRuns: 1_000 },
  );
});

test('who knows the rule itself still has at least five values for every confidential count', () => {
  // Every table of counts up to 8 by what is published of it: what a reader can rule out, they rule out here.
  const possible = new Map<string, Record<keyof Counts, Set<number>>>();
  const upTo = [...Array(9).keys()];
  const all = upTo.flatMap((a) => upTo.flatMap((b) => upTo.flatMap((c) => upTo.map((d) => of(a, b, c, d)))));
  for (const table of all) {
    const key = JSON.stringify(publishCounts(table));
    const seen = possible.get(key) ?? { a: new Set(), b: new Set(), c: new Set(), d: new Set() };
    for (const group of ['a', 'b', 'c', 'd'] as const) seen[group].add(table[group]);
    possible.set(key, seen);
  }
  for (const table of all) {
    const seen = possible.get(JSON.stringify(publishCounts(table)));
    for (const group of ['a', 'b', 'c', 'd'] as const) {
      if (table[group] >= 1 && table[group] <= 5) expect(seen?.[group].size).toBeGreaterThanOrEqual(5);
    }
  }
});
