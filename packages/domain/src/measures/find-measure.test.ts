import { expect, test } from 'vitest';
import { findMeasure, PUBLISHED_MEASURES } from './find-measure.ts';

test('a known measure has the label and unit of the data guidance', () => {
  expect(findMeasure('timeliness_20_week.pc_plans_issued_20_weeks_ex')).toMatchObject({
    label: 'Percentage of plans issued within 20 weeks, excluding exceptions',
    unit: '%',
    decimalPlaces: 1,
  });
});

test('the same column of two files is called alike, and its group tells them apart', () => {
  const [all, fresh] = [
    findMeasure('caseload.mainstream_total_pc'),
    findMeasure('newplans.mainstream_total_pc'),
  ];
  expect([all.label, fresh.label]).toEqual(Array(2).fill('Total percentage mainstream schools'));
  expect([all.grouping, fresh.grouping]).toEqual(['Plans in January', 'New plans in the year']);
});

test('a measure that is not in the table is called by the words of its column', () => {
  expect(findMeasure('ceased_plans.moved_eng_pc')).toMatchObject({
    dataset: 'ceased_plans',
    name: 'moved_eng_pc',
    label: 'Moved eng pc',
    grouping: 'Ceased plans',
    unit: '%',
  });
});

test('a unit is never guessed: a rate may be per anything', () => {
  expect(findMeasure('ceased_plans.transfer').unit).toBe('');
  expect(findMeasure('ceased_plans.transfer_rate').unit).toBe('');
});

test('labels are unique within a dataset and within the 80 characters of EES', () => {
  const labels = PUBLISHED_MEASURES.map((measure) => `${measure.dataset} ${measure.label}`);
  expect(new Set(labels).size).toBe(labels.length);
  expect(PUBLISHED_MEASURES.filter((measure) => measure.label.length > 80)).toEqual([]);
});
