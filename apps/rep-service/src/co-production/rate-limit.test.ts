import { expect, test } from 'vitest';
import { createRateLimit } from './rate-limit.ts';

const refused = expect.objectContaining({ code: 'too-many-requests' });

test('a key has its calls in a window of time, and other keys have theirs', () => {
  let at = 0;
  const take = createRateLimit({ calls: 2, perMs: 1_000, now: () => new Date(at) });
  take('a');
  take('a');
  expect(() => take('a')).toThrow(refused);
  take('b');
  at = 999;
  expect(() => take('a')).toThrow(refused);
  at = 1_000;
  take('a');
});
