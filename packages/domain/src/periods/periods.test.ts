import { describe, expect, it } from 'vitest';
import { isFuture, periodBounds } from './periods.ts';

describe('the bounds of a period', () => {
  it.each([
    ['202425', 'Academic year', '2024-09-01', '2025-08-31'],
    ['199900', 'Academic year', '1999-09-01', '2000-08-31'],
    ['202425', 'Financial year', '2024-04-01', '2025-03-31'],
    ['2024', 'Calendar year', '2024-01-01', '2024-12-31'],
    ['2024', 'Reporting year', '2024-01-01', '2024-12-31'],
  ] as const)('%s of a %s', (time_period, time_identifier, from, to) => {
    expect(periodBounds({ time_period, time_identifier })).toEqual({ from, to });
  });

  it.each([
    ['202426', 'Academic year'],
    ['2024', 'Academic year'],
    ['202425', 'Calendar year'],
    ['202424', 'Financial year'],
  ] as const)('%s is no %s', (time_period, time_identifier) => {
    expect(periodBounds({ time_period, time_identifier })).toBeUndefined();
  });
});

describe('a future period', () => {
  const eve = new Date('2025-08-31T23:59:59.999Z');
  it('is one that has not begun, by its own identifier', () => {
    expect(isFuture({ time_period: '202526', time_identifier: 'Academic year' }, eve)).toBe(true);
    expect(
      isFuture({ time_period: '202526', time_identifier: 'Academic year' }, new Date('2025-09-01')),
    ).toBe(false);
    expect(isFuture({ time_period: '2026', time_identifier: 'Calendar year' }, eve)).toBe(true);
    expect(isFuture({ time_period: '2025', time_identifier: 'Calendar year' }, eve)).toBe(false);
  });
});
