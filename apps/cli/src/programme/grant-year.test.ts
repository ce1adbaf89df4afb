import { expect, test } from 'vitest';
import { grantYear } from './grant-year.ts';

test('the year of a grant is the newest of which two quarters are over, so that both can be returned', () => {
  expect(grantYear('2026-11-23')).toBe(2026);
  expect(grantYear('2026-10-18')).toBe(2026);
  expect(grantYear('2026-10-17')).toBe(2025);
  expect(grantYear('2027-03-31')).toBe(2026);
  expect(grantYear('2026-04-01')).toBe(2025);
});
