import { expect, test } from 'vitest';
import { receivedSpans } from './received-spans.ts';

test('sequences that follow each other are one range, by producer and block of 4,096, in one order for all', () => {
  const spans = receivedSpans(
    new Map([
      ['south-west', [4095, 4096, 4097, 8192]],
      ['london', [1, 2, 4]],
    ]),
  );
  expect(spans).toEqual([
    { producer: 'london', block: 0, ranges: '{[1,3),[4,5)}' },
    { producer: 'south-west', block: 0, ranges: '{[4095,4096)}' },
    { producer: 'south-west', block: 1, ranges: '{[4096,4098)}' },
    { producer: 'south-west', block: 2, ranges: '{[8192,8193)}' },
  ]);
});

test('nothing received touches no block', () => {
  expect(receivedSpans(new Map())).toEqual([]);
});
