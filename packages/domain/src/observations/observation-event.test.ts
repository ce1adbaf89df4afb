import { validateEvent } from '@rep/contracts';
import { expect, test } from 'vitest';
import { PROGRAMME } from '../partnerships/programme.ts';
import type { PublishedRow } from '../published-rows/published-rows.ts';
import { armOf, checkNotInTheFuture, checkRowBelongs } from './check-row.ts';
import { observationEvent, type Recording } from './observation-event.ts';

const camden: PublishedRow = {
  dataset: 'timeliness_20_week',
  area: {
    geographic_level: 'Local authority',
    region_code: 'E12000007',
    new_la_code: 'E09000007',
    old_la_code: '202',
    la_name: 'Camden',
  },
  period: { time_period: '2024', time_identifier: 'Calendar year' },
  breakdown: { topic: 'All', breakdown: 'All' },
  measures: { pc_plans_issued_20_weeks_ex: 96.6, pc_other: 'x' },
};
const hackney: PublishedRow = {
  ...camden,
  area: {
    ...camden.area,
    new_la_code: 'E09000012',
    old_la_code: '204',
    la_name: 'Hackney',
  } as PublishedRow['area'],
};
const region: PublishedRow = {
  ...camden,
  area: { geographic_level: 'Regional', region_code: 'E12000007', region_name: 'London' },
};
const england: PublishedRow = {
  ...camden,
  area: { geographic_level: 'National', country_code: 'E92000001' },
};
const hash = (text: string): string =>
  [...text]
    .reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 2 ** 47, 7)
    .toString(16)
    .repeat(5);
const recording: Recording = {
  release: { name: 'ehc-plans', version: '2025' },
  recordedAt: '2025-06-26T08:30:00.000Z',
  repId: 'london',
  hash,
};
const london = PROGRAMME.find((p) => p.rep_id === 'london') ?? null;

test('with producer, sequence and time it is a valid event of the contract', () => {
  for (const [row, repId] of [
    [camden, 'london'],
    [region, 'london'],
    [england, null],
  ] as const) {
    const event = observationEvent(row, 'baseline', { ...recording, repId });
    const { key: _, ...attributes } = event;
    const numbered = {
      ...attributes,
      specversion: '1.0',
      source: '/producers/test',
      datacontenttype: 'application/json',
      producer: repId ?? 'national',
      sequence: 1,
      time: '2025-06-27T00:00:00.000Z',
    };
    expect(validateEvent(numbered)).toMatchObject({ ok: true });
  }
});

test('values stay as printed and both codes are carried', () => {
  const event = observationEvent(camden, 'pilot', recording);
  expect(event.data.measures).toEqual({ pc_plans_issued_20_weeks_ex: 96.6, pc_other: 'x' });
  expect(event).toMatchObject({
    oldlacode: '202',
    newlacode: 'E09000007',
    occurredat: '2024-12-31',
    repid: 'london',
  });
});

test('the id depends on release and content, and not on when it was recorded or on the order of measures', () => {
  const id = (row: PublishedRow, change: Partial<Recording> = {}): string =>
    observationEvent(row, 'pilot', { ...recording, ...change }).id;
  expect(id(camden, { recordedAt: '2026-01-01T00:00:00.000Z' })).toBe(id(camden));
  const reordered = { pc_other: 'x' as const, pc_plans_issued_20_weeks_ex: 96.6 };
  expect(id({ ...camden, measures: reordered })).toBe(id(camden));
  expect(id({ ...camden, measures: { pc_other: 'x' } })).not.toBe(id(camden));
  expect(id(camden, { release: { name: 'ehc-plans', version: '2025-corrected' } })).not.toBe(id(camden));
});

test('members are pilot areas, other authorities of the region comparison, the rest belongs to no arm', () => {
  expect([camden, hackney, region, england].map((row) => armOf(row, london))).toEqual([
    'pilot',
    'comparison',
    'baseline',
    'baseline',
  ]);
});

test('a member’s code beside another name is not a pilot area', () => {
  const area = { ...camden.area, la_name: 'Hackney' } as PublishedRow['area'];
  expect(armOf({ ...camden, area }, london)).toBe('comparison');
});

test('a partnership takes its region and the authorities printed under it, the national service England', () => {
  const refusal = (row: PublishedRow, regionCode: string | null) => () =>
    checkRowBelongs(row.area, regionCode);
  for (const row of [camden, hackney, region]) {
    expect(refusal(row, 'E12000007')).not.toThrow();
    expect(refusal(row, 'E12000001')).toThrow(expect.objectContaining({ code: 'row-of-another-region' }));
    expect(refusal(row, null)).toThrow(expect.objectContaining({ code: 'row-of-another-level' }));
  }
  expect(refusal(england, null)).not.toThrow();
  expect(refusal(england, 'E12000007')).toThrow(expect.objectContaining({ code: 'row-of-another-level' }));
});

test('what becomes known cannot be known in advance', () => {
  const now = '2025-06-26T08:30:00.000Z';
  expect(() => checkNotInTheFuture(now, now)).not.toThrow();
  expect(() => checkNotInTheFuture('2025-06-26T08:30:00.001Z', now)).toThrow(
    expect.objectContaining({ code: 'recorded-in-the-future' }),
  );
});
