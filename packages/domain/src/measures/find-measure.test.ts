import { expect, test } from 'vitest';
import { findMeasure, PUBLISHED_MEASURES } from './find-measure.ts';

test('a known measure has the label and unit of the data guidance', () => {
  expect(findMeasure('timeliness_20_week.pc_plans_issued_20_weeks_ex')).toMatchObject({
    label: 'Percentage of plans issued within 20 weeks, excluding exceptions',
    unit: '%',
    decimalPlaces: 1,
  });
});

test('a measure that is not in the table is called by the name of its column', () => {
  expect(findMeasure('caseload.mainstream_total_pc')).toMatchObject({
    dataset: 'caseload',
    name: 'mainstream_total_pc',
    label: 'Mainstream total pc',
    unit: '%',
  });
  expect(findMeasure('caseload.ehcplans').unit).toBe('');
});

test('labels are unique within a dataset and within the 80 characters of EES', () => {
  const labels = PUBLISHED_MEASURES.map((measure) => `${measure.dataset} ${measure.label}`);
  expect(new Set(labels).size).toBe(labels.length);
  expect(PUBLISHED_MEASURES.filter((measure) => measure.label.length > 80)).toEqual([]);
});
