import { expect, it } from 'vitest';
import { createSequenceSet } from './sequence-set.ts';

const london = (first: number, last: number) => ({ producer: 'london' as const, first, last });

it('gives back the parts of a range that were not in the set', () => {
  const set = createSequenceSet();
  expect(set.add(london(5, 9))).toEqual([london(5, 9)]);
  expect(set.add(london(15, 19))).toEqual([london(15, 19)]);
  expect(set.add(london(1, 30))).toEqual([london(1, 4), london(10, 14), london(20, 30)]);
  expect(set.add(london(7, 8))).toEqual([]);
});

it('keeps neighbours together and producers apart', () => {
  const set = createSequenceSet();
  set.add(london(1, 4));
  expect(set.add(london(5, 9))).toEqual([london(5, 9)]);
  expect(set.add(london(4, 10))).toEqual([london(10, 10)]);
  const national = { producer: 'national' as const, first: 1, last: 2 };
  expect(set.add(national)).toEqual([national]);
});
