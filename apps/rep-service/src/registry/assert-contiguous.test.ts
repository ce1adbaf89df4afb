import { expect, test } from 'vitest';
import { assertContiguous } from './assert-contiguous.ts';

const check = (position: number, ...offsets: number[]) =>
  assertContiguous(
    {
      topic: 'registry.partnership.v1',
      partition: 0,
      messages: offsets.map((offset) => ({
        offset,
        key: 'k',
        value: Buffer.alloc(0),
        headers: {},
        writtenBy: null,
      })),
    },
    position,
  );

test('a batch that follows the position is no gap, whatever was handed out before', () => {
  for (const offsets of [[5], [5, 6, 7], [3, 4, 5, 6], [3, 4]]) {
    expect(() => check(5, ...offsets)).not.toThrow();
  }
});

test.each([
  [[6], 'from 5 to before 6'],
  [[5, 6, 9], 'from 7 to before 9'],
  [[4, 7], 'from 5 to before 7'],
])('after position 5 the offsets %j are a gap', (offsets, which) => {
  expect(() => check(5, ...offsets)).toThrow(`Messages of registry.partnership.v1/0 ${which} were skipped.`);
});
