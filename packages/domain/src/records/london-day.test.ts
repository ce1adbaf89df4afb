import { expect, test } from 'vitest';
import { addDays, isWithin, londonDay } from './london-day.ts';

test('an instant belongs to the day of London, an hour ahead of UTC in summer', () => {
  expect(londonDay('2026-07-01T23:30:00.000Z')).toBe('2026-07-02');
  expect(londonDay('2026-01-01T23:30:00.000Z')).toBe('2026-01-01');
});

test('days are added across months, leap days and the change of the clocks', () => {
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(addDays('2026-10-25', 1)).toBe('2026-10-26');
  expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
});

test('a period holds its first day and not its last; without an end it goes on', () => {
  const period = { from: '2026-01-01', to: '2026-02-01' };
  expect(
    ['2025-12-31', '2026-01-01', '2026-01-31', '2026-02-01'].map((day) => isWithin(day, period)),
  ).toEqual([false, true, true, false]);
  expect(isWithin('2099-01-01', { from: '2026-01-01', to: null })).toBe(true);
});
