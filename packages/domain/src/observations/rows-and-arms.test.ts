import { describe, expect, test } from 'vitest';
import { DomainError } from '../domain-error.ts';
import type { PublishedRow } from '../published-rows/published-rows.ts';
import { armOf, checkNotInTheFuture, checkRowBelongs } from './check-row.ts';
import { observationEvent } from './observation-event.ts';

type Area = PublishedRow['area'];
const leeds: Area = {
  ...{ geographic_level: 'Local authority', region_code: 'E12000003', old_la_code: '383', la_name: 'Leeds' },
  new_la_code: 'E08000035',
};
const yorkshire: Area = {
  geographic_level: 'Regional',
  region_code: 'E12000003',
  region_name: 'Yorkshire and The Humber',
};
const england: Area = { geographic_level: 'National', country_code: 'E92000001' };
const refused = (act: () => void) => {
  try {
    act();
    return null;
  } catch (error) {
    return error instanceof DomainError ? [error.code, error.message] : error;
  }
};

describe('a row that belongs elsewhere is sent there', () => {
  test('by its region or its level', () => {
    expect(refused(() => checkRowBelongs(leeds, 'E12000003'))).toBeNull();
    expect(refused(() => checkRowBelongs(england, null))).toBeNull();
    expect([
      refused(() => checkRowBelongs(leeds, null)),
      refused(() => checkRowBelongs(yorkshire, null)),
      refused(() => checkRowBelongs(england, 'E12000003')),
      refused(() => checkRowBelongs(leeds, 'E12000007')),
      refused(() => checkRowBelongs(yorkshire, 'E12000007')),
      refused(() => checkNotInTheFuture('2026-11-23T10:00:01.000Z', '2026-11-23T10:00:00.000Z')),
      refused(() => checkNotInTheFuture('2026-11-23T10:00:00.000Z', '2026-11-23T10:00:00.000Z')),
    ]).toEqual([
      ['row-of-another-level', 'Send the row of Leeds to the partnership of its region.'],
      ['row-of-another-level', 'Send the row of Yorkshire and The Humber to the partnership of its region.'],
      ['row-of-another-level', 'Send the rows of England to the national service.'],
      ['row-of-another-region', 'Send the row of Leeds to the partnership of its region, E12000003.'],
      [
        'row-of-another-region',
        'Send the row of Yorkshire and The Humber to the partnership of its region, E12000003.',
      ],
      ['recorded-in-the-future', 'Give a time of recording that has passed: this one is in the future.'],
      null,
    ]);
  });
});

const row = (area: Area, time_period = '2024'): PublishedRow => ({
  ...{ dataset: 'timeliness_20_week', area, period: { time_period, time_identifier: 'Calendar year' } },
  ...{ breakdown: { topic: 'All', breakdown: 'All' }, measures: { pc: 96.6 } },
});
const recording = {
  ...{ release: { name: 'SEN2', version: '1.0' }, recordedAt: '2026-11-23T10:00:00.000Z' },
  hash: (text: string) => `${text.length}`.padEnd(64, 'a'),
};

test('without a partnership every row is of the baseline', () => {
  expect(armOf(row(leeds), null)).toBe('baseline');
});

test('the event of a row has the codes that were printed, the day its period ends, and a partnership only where one records', () => {
  const event = (area: Area, repId: 'london' | null = null, time_period = '2024') => {
    const { data: _, ...envelope } = observationEvent(row(area, time_period), 'baseline', {
      ...recording,
      repId,
    });
    return envelope;
  };
  expect([event(leeds, 'london'), event(yorkshire), event(england), event(leeds, null, 'soon')]).toEqual([
    {
      key: 'E08000035',
      id: '224aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
      type: 'observation.recorded.v1',
      subject: 'E08000035',
      repid: 'london',
      oldlacode: '383',
      newlacode: 'E08000035',
      pilotarm: 'baseline',
      occurredat: '2024-12-31',
      precision: 'day',
      recordedat: '2026-11-23T10:00:00.000Z',
      synthetic: false,
      configversion: 'published-figures.v1',
    },
    {
      key: 'E12000003',
      id: '214aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
      type: 'observation.recorded.v1',
      subject: 'E12000003',
      pilotarm: 'baseline',
      occurredat: '2024-12-31',
      precision: 'day',
      recordedat: '2026-11-23T10:00:00.000Z',
      synthetic: false,
      configversion: 'published-figures.v1',
    },
    {
      key: 'E92000001',
      id: '185aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
      type: 'observation.recorded.v1',
      subject: 'E92000001',
      pilotarm: 'baseline',
      occurredat: '2024-12-31',
      precision: 'day',
      recordedat: '2026-11-23T10:00:00.000Z',
      synthetic: false,
      configversion: 'published-figures.v1',
    },
    {
      key: 'E08000035',
      id: '224aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
      type: 'observation.recorded.v1',
      subject: 'E08000035',
      oldlacode: '383',
      newlacode: 'E08000035',
      pilotarm: 'baseline',
      occurredat: '2026-11-23',
      precision: 'day',
      recordedat: '2026-11-23T10:00:00.000Z',
      synthetic: false,
      configversion: 'published-figures.v1',
    },
  ]);
});
