import { expect, test } from 'vitest';
import { BUCKINGHAMSHIRE, dataset, publishedRows, values, year } from './published-rows.ts';

const given = publishedRows();

test('numbers come back as printed and symbols as symbols, never as null or 0', async () => {
  const { rows } = given;
  const camden = await rows({ areas: ['E09000007'], defaultBreakdown: true });
  expect(values(camden)).toEqual([
    ['2022', 0, 'z'],
    ['2023', 'x'],
    ['2024', 'x', 'c'],
  ]);
});

test('any code of an authority gives its whole series once, with the codes as printed', async () => {
  const { rows } = given;
  for (const code of ['E10000002', 'E06000060', '825']) {
    const series = await rows({ areas: [code] });
    expect(series.edges.map(({ node }) => node.areaCode)).toEqual(['E10000002', 'E06000060']);
  }
  const both = await rows({ areas: ['E10000002', 'E06000060'] });
  expect(values(both)).toEqual([
    ['2019', -3],
    ['2020', 1e21],
  ]);
});

test('a row printed under a code that had ended says so; every other row says nothing', async () => {
  const { harness, next, partition } = given;
  const area = { ...BUCKINGHAMSHIRE, new_la_code: 'E10000002' };
  const data = { area, period: year('2024'), measures: { b: 5 } };
  await partition.send(next({}, data, 'south-east'));
  const { observations } =
    await harness.ask(`{ observations(filter: { dataset: "${dataset}", areas: ["825"] }) {
    edges { node { areaCode period { timePeriod } note } } } }`);
  expect((observations as { edges: { node: object }[] }).edges.map(({ node }) => node)).toEqual([
    { areaCode: 'E10000002', period: { timePeriod: '2019' }, note: null },
    { areaCode: 'E06000060', period: { timePeriod: '2020' }, note: null },
    {
      areaCode: 'E10000002',
      period: { timePeriod: '2024' },
      note: 'E10000002 (Buckinghamshire) ended on 2020-03-31, before this period; since then its code is E06000060.',
    },
  ]);
});

test('an area without a row gives an empty answer, and an unknown area too', async () => {
  const { rows } = given;
  expect((await rows({ areas: ['E06000016'] })).edges).toEqual([]);
  expect((await rows({ areas: ['E99999999'] })).edges).toEqual([]);
});

test('a breakdown is named "topic: breakdown"; the default is the row whose topic is its breakdown', async () => {
  const { rows } = given;
  expect((await rows({ breakdown: 'Sex: Female' })).totalCount).toBe(1);
  expect((await rows({ areas: ['E09000007'] })).totalCount).toBe(4);
});

test('rows without any of the measures asked for are left out, and an id serves as well as a name', async () => {
  const { rows } = given;
  const found = await rows({ areas: ['E09000007'], defaultBreakdown: true }, { measures: [`${dataset}.a`] });
  expect(values(found)).toEqual([
    ['2022', 'z'],
    ['2024', 'c'],
  ]);
});
