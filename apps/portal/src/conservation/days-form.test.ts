import { expect, test } from 'vitest';
import { parseDaysForm } from './days-form.ts';

const from = (day: unknown, month: unknown, year: unknown) =>
  parseDaysForm({ 'from-day': day, 'from-month': month, 'from-year': year });

test.each([
  ['1', '3', '2026', '2026-03-01'],
  [' 01', '12 ', '2025', '2025-12-01'],
  ['29', '2', '2024', '2024-02-29'],
])('%s %s %s is a day', (day, month, year, expected) => {
  expect(from(day, month, year)).toMatchObject({ from: { day: expected }, problems: [] });
});

test.each([
  ['29', '2', '2025'],
  ['0', '1', '2026'],
  ['1', '13', '2026'],
  ['1', '3', '26'],
  ['1', 'March', '2026'],
  ['1.5', '3', '2026'],
  ['-1', '3', '2026'],
  ['1'.repeat(11), '3', '2026'],
  [['1', '2'], '3', '2026'],
])('%s %s %s is none, and is said to be none', (day, month, year) => {
  const form = from(day, month, year);
  expect(form.from.day).toBeNull();
  expect(form.problems).toEqual([
    { field: 'from-day', text: 'Enter a real date for “From”, such as 27 3 2026' },
  ]);
});

test('what is missing of a date is named, at the first field that lacks it', () => {
  expect(from('1', '', '').problems).toEqual([
    { field: 'from-month', text: 'Enter the month and year of “From”, or leave all three empty' },
  ]);
});

test('days must stand in their order; one day alone is a range', () => {
  const range = (to: string) =>
    parseDaysForm({
      'from-day': '9',
      'from-month': '3',
      'from-year': '2026',
      'to-day': to,
      'to-month': '3',
      'to-year': '2026',
    }).problems;
  expect(range('9')).toEqual([]);
  expect(range('8')).toEqual([
    { field: 'to-day', text: 'Enter a date for “To” that is the same as “From” or after it' },
  ]);
});

test('a producer that nobody is, or that came twice, is a problem and not everybody', () => {
  for (const producer of ['atlantis', ['london', 'national']]) {
    const { problems } = parseDaysForm({ producer });
    expect(problems).toEqual([{ field: 'producer', text: 'Choose a producer from the list' }]);
  }
  expect(parseDaysForm({ producer: '' })).toMatchObject({ producer: null, problems: [] });
  expect(parseDaysForm({})).toMatchObject({ producer: null, problems: [] });
});
