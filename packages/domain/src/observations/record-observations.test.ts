import { expect, test } from 'vitest';
import { PROGRAMME } from '../partnerships/programme.ts';
import { observationEvents, recordObservationsSchema } from './record-observations.ts';

const london = PROGRAMME.find((p) => p.rep_id === 'london') ?? null;
const recorder = { partnership: london, now: '2026-01-01T00:00:00.000Z', hash: (text: string) => text };
const row = (code: string, old: string, name: string, region = 'E12000007') => ({
  area: {
    geographic_level: 'Local authority' as const,
    region_code: region,
    new_la_code: code,
    old_la_code: old,
    la_name: name,
  },
  period: { time_period: '2024', time_identifier: 'Calendar year' as const },
  breakdown: { topic: 'All', breakdown: 'All' },
  measures: { one: 1 },
});
const input = (...rows: ReturnType<typeof row>[]) => ({
  release: { name: 'r', version: '1' },
  dataset: 'file',
  rows,
});

test('without a time of recording the figures are known from now', () => {
  const [event] = observationEvents(input(row('E09000007', '202', 'Camden')), recorder);
  expect(event).toMatchObject({ recordedat: recorder.now, pilotarm: 'pilot', key: 'E09000007' });
});

test('one row of another region refuses the whole call', () => {
  const rows = [row('E09000007', '202', 'Camden'), row('E08000035', '383', 'Leeds', 'E12000003')];
  expect(() => observationEvents(input(...rows), recorder)).toThrow(
    expect.objectContaining({ code: 'row-of-another-region' }),
  );
});

test('a time of recording that has not come refuses the whole call', () => {
  const early = { ...input(row('E09000007', '202', 'Camden')), recordedAt: '2026-01-01T00:00:00.001Z' };
  expect(() => observationEvents(early, recorder)).toThrow(
    expect.objectContaining({ code: 'recorded-in-the-future' }),
  );
});

test('500 rows are taken, 501 or none are not', () => {
  const rows = (count: number) =>
    input(...Array.from({ length: count }, () => row('E09000007', '202', 'Camden')));
  expect(recordObservationsSchema.safeParse(rows(500)).success).toBe(true);
  expect(recordObservationsSchema.safeParse(rows(501)).success).toBe(false);
  expect(recordObservationsSchema.safeParse(rows(0)).success).toBe(false);
});

test('a value that is neither number nor symbol is not taken', () => {
  for (const value of [null, '', '12.3', 'n/a', Number.NaN, true]) {
    const odd = { ...row('E09000007', '202', 'Camden'), measures: { one: value } };
    expect(recordObservationsSchema.safeParse({ ...input(), rows: [odd] }).success).toBe(false);
  }
});
