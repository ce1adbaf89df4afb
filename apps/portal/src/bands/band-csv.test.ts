import { expect, test } from 'vitest';
import { BAND_COLUMNS, readBands, writeBands } from './band-csv.ts';

const BANDS = [
  { code: 'A', label: 'Band A, "low"', poundsPerYear: 4500.5, rule: 'Up to\n12 hours', national: 'low' },
  { code: 'B+', label: 'Band B', poundsPerYear: null, rule: null, national: null },
  { code: 'C', label: 'Band C', poundsPerYear: 0, rule: null, national: 'high' },
];
const problemsOf = (csv: string) => readBands(csv, 'bands').problems.map(({ text }) => text);

test('what is written is read as it was: no price is not nought', () => {
  expect(readBands(writeBands(BANDS), 'bands')).toEqual({ bands: BANDS, problems: [] });
  expect(readBands(`\ufeff${writeBands(BANDS).replaceAll('\n', '\r\n')}`, 'bands').bands).toEqual(BANDS);
});

test('everything that is wrong is told at once, by row and column', () => {
  const rows = ['A,Band A,many,,', '?,Band B,,,', 'C,Band C,1', 'D,Band D,,,Low!'];
  const told = problemsOf([BAND_COLUMNS, ...rows].join('\n'));
  expect(told.map((text) => /^Row \d(, \w+)?/.exec(text)?.[0])).toEqual([
    ...['Row 2', 'Row 3, code', 'Row 4', 'Row 5, national_band'],
  ]);
});

test.each([
  ['a quote that is not closed', `${BAND_COLUMNS}\n"half`, 'Correct the file'],
  ['another header', 'name\nx', 'Begin with the header'],
  ['no band', BAND_COLUMNS, 'Give at least one band'],
])('%s is refused in a sentence', (_what, csv, sentence) => {
  expect(problemsOf(csv)).toEqual([expect.stringContaining(sentence)]);
});
