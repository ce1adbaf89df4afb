import { describe, expect, it } from 'vitest';
import { lastDue, nextAttempt } from './when-due.ts';

const daily = (instant: string) => lastDue('daily', new Date(instant), 7);
const weekly = (instant: string) => lastDue('weekly', new Date(instant), 7);

describe('a digest falls due', () => {
  it('at seven in London, in winter and in summer', () => {
    expect([daily('2026-11-23T06:59:59Z'), daily('2026-11-23T07:00:00Z')]).toEqual([
      '2026-11-22',
      '2026-11-23',
    ]);
    expect([daily('2026-07-01T05:59:59Z'), daily('2026-07-01T06:00:00Z')]).toEqual([
      '2026-06-30',
      '2026-07-01',
    ]);
  });

  it('once on the days on which the clocks change', () => {
    expect([daily('2026-03-29T05:59:00Z'), daily('2026-03-29T06:00:00Z')]).toEqual([
      '2026-03-28',
      '2026-03-29',
    ]);
    expect([daily('2026-10-25T06:59:00Z'), daily('2026-10-25T07:00:00Z')]).toEqual([
      '2026-10-24',
      '2026-10-25',
    ]);
  });

  it('on Mondays, for who wants it weekly', () => {
    expect([weekly('2026-11-23T06:00:00Z'), weekly('2026-11-23T07:00:00Z')]).toEqual([
      '2026-11-16',
      '2026-11-23',
    ]);
    expect(weekly('2026-11-29T23:00:00Z')).toBe('2026-11-23');
  });
});

it('a message that was not taken is sent again later each time, and at most every four hours', () => {
  const minutes = [1, 2, 3, 4, 20].map((attempts) => Date.parse(nextAttempt(attempts, new Date(0))) / 60_000);
  expect(minutes).toEqual([1, 2, 4, 8, 240]);
});
