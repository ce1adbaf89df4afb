import { describe, expect, it } from 'vitest';
import { checkTable, type Table, type TableRow } from '../src/index.ts';
import { camden, sampleTable } from './sample-table.ts';

const withFirst = (change: Partial<TableRow>): Table => ({
  ...sampleTable,
  rows: sampleTable.rows.map((row, i) => (i === 0 ? { ...row, ...change } : row)),
});

const first = sampleTable.rows[0] as TableRow;
const [plans, percent] = sampleTable.indicators as [Table['indicators'][number], Table['indicators'][number]];

describe('a table is refused when', () => {
  const cases: readonly [string, Table, RegExp][] = [
    [
      'a filter is blank',
      withFirst({ items: { ...first.items, breakdown: ' ' } }),
      /filter "breakdown" is blank/,
    ],
    [
      'two rows are of the same area, period and filters',
      withFirst(sampleTable.rows[1] as TableRow),
      /two rows/,
    ],
    [
      'a code has two names',
      withFirst({ area: { ...camden, laName: 'Kamden' } }),
      /E09000007 is called both/,
    ],
    [
      'an old code stands for two authorities',
      withFirst({ area: { ...camden, newLaCode: 'E09000003', laName: 'Barnet' } }),
      /old code\) 202 is called both/,
    ],
    [
      '"Total" stands in a geography column',
      withFirst({ area: { ...camden, newLaCode: 'Total', laName: 'Total' } }),
      /"Total" stands/,
    ],
    [
      'a label is too long',
      { ...sampleTable, indicators: [plans, { ...percent, label: 'y'.repeat(81) }] },
      /80/,
    ],
    [
      'a label stands twice',
      { ...sampleTable, indicators: [plans, { ...percent, label: plans.label }] },
      /twice/,
    ],
    [
      'an indicator has no metadata',
      { ...sampleTable, indicators: [plans] },
      /"plans_percent" is not in the metadata/,
    ],
    ['there is no indicator', { ...sampleTable, indicators: [] }, /no indicator/],
    [
      'a column is not snake case',
      { ...sampleTable, indicators: [{ ...plans, name: 'PC' }, percent] },
      /snake/,
    ],
    [
      'decimal places are missing',
      { ...sampleTable, indicators: [{ ...plans, decimalPlaces: -1 }, percent] },
      /decimal/,
    ],
    ['a value is not finite', withFirst({ values: { plans_count: Number.NaN } }), /neither a number nor/],
    ['a value needs an exponent', withFirst({ values: { plans_count: 1e30 } }), /neither a number nor/],
    [
      'time identifiers are mixed',
      withFirst({ timePeriod: '202324', timeIdentifier: 'Academic year' }),
      /mixed/,
    ],
    [
      'an academic year is not a pair of years',
      withFirst({ timePeriod: '202325', timeIdentifier: 'Academic year' }),
      /202325/,
    ],
    ['a calendar year has six digits', withFirst({ timePeriod: '202324' }), /"202324" is not a period/],
  ];
  it.each(cases)('%s', (_rule, table, problem) => {
    expect(checkTable(table).join('\n')).toMatch(problem);
  });
});

it('passes a table that keeps the rules', () => {
  expect(checkTable(sampleTable)).toEqual([]);
});

it('knows the turn of the century in academic years', () => {
  const rows = sampleTable.rows.map((row) => ({
    ...row,
    timePeriod: '199900',
    timeIdentifier: 'Academic year',
  }));
  expect(checkTable({ ...sampleTable, rows })).toEqual([]);
});

it('names a fault in every row a few times and counts the rest', () => {
  const rows = Array.from({ length: 20 }, (_, i) => ({ ...first, timePeriod: `${2000 + i}x` }));
  expect(checkTable({ ...sampleTable, rows }).at(-1)).toBe('and 15 more of the same check');
});
