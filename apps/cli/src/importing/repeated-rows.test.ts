import { describe, expect, it } from 'vitest';
import type { CandidateRow } from '../sources/source.ts';
import { createRepetitionCheck } from './repeated-rows.ts';

const LEEDS = {
  geographic_level: 'Local authority',
  region_code: 'E12000003',
  new_la_code: 'E08000035',
  old_la_code: '383',
  la_name: 'Leeds',
};
const row = (changed: Partial<CandidateRow>): CandidateRow => ({
  dataset: 't',
  area: LEEDS,
  period: { time_period: '2024', time_identifier: 'Calendar year' },
  breakdown: { topic: 'All', breakdown: 'All' },
  measures: { a: 1, b: 2 },
  ...changed,
});

describe('a row that stands again in its file', () => {
  it('with other figures is a fault, every time, and the first stays what it is', () => {
    const check = createRepetitionCheck();
    expect(check(row({}))).toBeNull();
    expect(check(row({ measures: { a: 1, b: 3 } }))).toEqual({
      reason: 'row-repeated-with-other-figures',
      detail: 'a row above gives other figures for E08000035 in 2024, All: All',
    });
    expect(check(row({ measures: { a: 1 } }))).not.toBeNull();
    expect(check(row({}))).toBeNull();
  });

  it.each<[string, Partial<CandidateRow>]>([
    ['dataset', { dataset: 'u' }],
    ['area', { area: { ...LEEDS, new_la_code: 'E08000032', old_la_code: '380', la_name: 'Bradford' } }],
    ['year', { period: { time_period: '2023', time_identifier: 'Calendar year' } }],
    ['kind of year', { period: { time_period: '2024', time_identifier: 'Reporting year' } }],
    ['breakdown', { breakdown: { topic: 'All', breakdown: 'Girls' } }],
  ])('of another %s is another row', (_, changed) => {
    const check = createRepetitionCheck();
    check(row({}));
    expect(check(row({ ...changed, measures: { a: 9 } }))).toBeNull();
  });
});
