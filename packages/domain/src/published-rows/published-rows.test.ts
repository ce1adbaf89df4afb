import { describe, expect, it } from 'vitest';
import { observationIdentity, type PublishedRow, rowKey } from './published-rows.ts';

const row: PublishedRow = {
  dataset: 'timeliness_20_week',
  area: {
    geographic_level: 'Local authority',
    region_code: 'E12000008',
    new_la_code: 'E10000002',
    old_la_code: '825',
    la_name: 'Buckinghamshire',
  },
  period: { time_period: '2024', time_identifier: 'Calendar year' },
  breakdown: { topic: 'All EHC plans issued', breakdown: 'All EHC plans issued' },
  measures: { plans: 10, share: 'x' },
};
const release = { name: 'a release', version: '1' };

describe('the key of a published row', () => {
  it('is the same under either code of the authority', () => {
    const later = { ...row, area: { ...row.area, new_la_code: 'E06000060' } };
    expect(rowKey(later)).toBe(rowKey(row));
    expect(rowKey(row)).toBe(
      'timeliness_20_week|E06000060|Calendar year|2024|All EHC plans issued|All EHC plans issued',
    );
  });

  it('does not run two parts together', () => {
    const one = { ...row, breakdown: { topic: 'a|b', breakdown: 'c' } };
    const other = { ...row, breakdown: { topic: 'a', breakdown: 'b|c' } };
    expect(rowKey(one)).not.toBe(rowKey(other));
  });
});

describe('the identity of an observation', () => {
  it('does not depend on the order of keys', () => {
    const turned = { ...row, measures: { share: 'x', plans: 10 } } as const;
    expect(observationIdentity(turned, release)).toBe(observationIdentity(row, release));
  });

  it.each([
    ['release', row, { ...release, version: '2' }],
    ['file', { ...row, dataset: 'requests' }, release],
    ['value', { ...row, measures: { plans: 11, share: 'x' as const } }, release],
    ['symbol', { ...row, measures: { plans: 10, share: 'z' as const } }, release],
    ['printed code', { ...row, area: { ...row.area, new_la_code: 'E06000060' } }, release],
  ])('depends on the %s', (_, changed, inRelease) => {
    expect(observationIdentity(changed, inRelease)).not.toBe(observationIdentity(row, release));
  });
});
