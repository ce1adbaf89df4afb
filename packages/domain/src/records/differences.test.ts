import { expect, test } from 'vitest';
import { differencesOf } from './differences.ts';

test('each leaf that differs is named by its path, with both values', () => {
  const before = { title: 'A', areas: [{ code: 'E1', state: 'live' }], note: 'gone' };
  const after = { title: 'B', areas: [{ code: 'E1', state: 'paused' }, { code: 'E2' }] };
  expect(differencesOf(before, after)).toEqual([
    { path: 'title', before: 'A', after: 'B' },
    { path: 'areas.0.state', before: 'live', after: 'paused' },
    { path: 'areas.1', before: undefined, after: { code: 'E2' } },
    { path: 'note', before: 'gone', after: undefined },
  ]);
});

test('nothing is said of what is the same', () => {
  expect(differencesOf({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toEqual([]);
});
