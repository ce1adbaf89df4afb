import { afterAll, beforeAll, expect, test } from 'vitest';
import { CAMDEN, observation } from './events.ts';
import { createGraphqlHarness } from './graphql-harness.ts';

const OBSERVATIONS = 'observations.observation.v1';
let harness: Awaited<ReturnType<typeof createGraphqlHarness>>;
const sequences = { london: 0, 'south-east': 0 };

const BUCKINGHAMSHIRE = {
  geographic_level: 'Local authority',
  region_code: 'E12000008',
  old_la_code: '825',
  la_name: 'Buckinghamshire',
};
const year = (time_period: string) => ({ time_period, time_identifier: 'Calendar year' });
const recorded = (day: number): string => `2025-06-${String(day).padStart(2, '0')}T08:30:00.000Z`;

beforeAll(async () => {
  harness = await createGraphqlHarness();
  const partition = await harness.partition(OBSERVATIONS, 0);
  const next = (change: object, data: object, producer: 'london' | 'south-east' = 'london') => {
    sequences[producer] += 1;
    return observation({ sequence: sequences[producer], producer, ...change, data });
  };
  await partition.send(
    next({ recordedat: recorded(1) }, { period: year('2022'), measures: { b: 0, a: 'z' } }),
    next({ recordedat: recorded(1) }, { period: year('2023'), measures: { b: 'x' } }),
    next({ recordedat: recorded(1) }, { period: year('2024'), measures: { b: 94.8, a: 'low' } }),
    next({ recordedat: recorded(10) }, { period: year('2024'), measures: { b: 'x', a: 'c' } }),
    next({ recordedat: recorded(11) }, { period: year('2024'), measures: { a: 'c', b: 'x' } }),
    next({}, { breakdown: { topic: 'Sex', breakdown: 'Female' }, measures: { b: 1 } }),
    next(
      {},
      { area: { ...BUCKINGHAMSHIRE, new_la_code: 'E10000002' }, period: year('2019'), measures: { b: -3 } },
      'south-east',
    ),
    next(
      {},
      { area: { ...BUCKINGHAMSHIRE, new_la_code: 'E06000060' }, period: year('2020'), measures: { b: 1e21 } },
      'south-east',
    ),
  );
});
afterAll(() => harness.close());

const ROWS = `query Rows($filter: ObservationFilter!, $measures: [String!], $asOf: DateTime, $first: Int, $after: String) {
  observations(filter: $filter, measures: $measures, asOf: $asOf, first: $first, after: $after) {
    edges { cursor node { areaCode level period { timePeriod } breakdown { breakdown } values { measure value } settled } }
    pageInfo { hasNextPage endCursor } totalCount
    asOf { complete inFlight missing quarantined mayChange mayGrow }
  }
}`;
type Rows = {
  edges: {
    cursor: string;
    node: {
      areaCode: string;
      period: { timePeriod: string };
      values: { measure: string; value: unknown }[];
      settled: boolean;
    };
  }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
  totalCount: number;
  asOf: Record<string, unknown>;
};
const dataset = 'timeliness_20_week';
const rows = async (filter: object, rest: object = {}): Promise<Rows> =>
  (await harness.ask(ROWS, { filter: { dataset, ...filter }, ...rest }))['observations'] as Rows;
const values = ({ edges }: Rows) =>
  edges.map(({ node }) => [node.period.timePeriod, ...node.values.map((v) => v.value)]);

test('numbers come back as printed and symbols as symbols, never as null or 0', async () => {
  const camden = await rows({ areas: ['E09000007'], defaultBreakdown: true });
  expect(values(camden)).toEqual([
    ['2022', 0, 'z'],
    ['2023', 'x'],
    ['2024', 'x', 'c'],
  ]);
});

test('an answer as of a time is what was known then, and says whether it is settled', async () => {
  const filter = { areas: [CAMDEN.new_la_code], from: 2024, to: 2024, defaultBreakdown: true };
  const before = await rows(filter, { measures: ['b'], asOf: '2025-06-09T00:00:00Z' });
  expect([values(before), before.edges[0]?.node.settled]).toEqual([[['2024', 94.8]], true]);
  expect(before.asOf).toEqual({
    complete: true,
    inFlight: 0,
    missing: 0,
    quarantined: 0,
    mayChange: false,
    mayGrow: true,
  });
  const after = await rows(filter, { measures: ['b'], asOf: '2025-06-10T08:30:00Z' });
  expect([values(after), after.edges[0]?.node.settled]).toEqual([[['2024', 'x']], false]);
  expect(after.asOf['mayChange']).toBe(true);
  expect((await rows(filter, { asOf: '2025-05-31T00:00:00Z' })).edges).toEqual([]);
});

test('a row that comes again with the same content adds no version', async () => {
  const [count] = await harness.query(
    `SELECT count(*)::int AS n FROM observation_version WHERE area_code = 'E09000007' AND time_period = '2024' AND topic = breakdown`,
  );
  expect(count).toEqual({ n: 2 });
});

test('any code of an authority gives its whole series once, with the codes as printed', async () => {
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
  const partition = await harness.partition(OBSERVATIONS, 0);
  sequences['south-east'] += 1;
  const area = { ...BUCKINGHAMSHIRE, new_la_code: 'E10000002' };
  const data = { area, period: year('2024'), measures: { b: 5 } };
  await partition.send(observation({ sequence: sequences['south-east'], producer: 'south-east', data }));
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
  expect((await rows({ areas: ['E06000016'] })).edges).toEqual([]);
  expect((await rows({ areas: ['E99999999'] })).edges).toEqual([]);
});

test('a breakdown is named "topic: breakdown"; the default is the row whose topic is its breakdown', async () => {
  expect((await rows({ breakdown: 'Sex: Female' })).totalCount).toBe(1);
  expect((await rows({ areas: ['E09000007'] })).totalCount).toBe(4);
});

test('rows without any of the measures asked for are left out, and an id serves as well as a name', async () => {
  const found = await rows({ areas: ['E09000007'], defaultBreakdown: true }, { measures: [`${dataset}.a`] });
  expect(values(found)).toEqual([
    ['2022', 'z'],
    ['2024', 'c'],
  ]);
});

test('pages follow each other without a gap or a repetition', async () => {
  const whole = await rows({});
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const page: Rows = await rows({}, { first: 2, after });
    seen.push(...page.edges.map(({ cursor }) => cursor));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after);
  expect(seen).toEqual(whole.edges.map(({ cursor }) => cursor));
  expect(seen).toHaveLength(whole.totalCount);
});

test('what cannot be asked is refused with a sentence', async () => {
  const refusal = async (variables: object) =>
    (await harness.post({ query: ROWS, variables })).body.errors?.[0]?.message;
  expect(await refusal({ filter: { dataset }, first: 501 })).toBe(
    'Ask for at most 500 rows at a time (first).',
  );
  expect(await refusal({ filter: { dataset }, after: 'nonsense' })).toContain('a cursor that this query');
  expect(await refusal({ filter: { dataset, from: 19 } })).toContain('years in four digits');
  expect(await refusal({ filter: { dataset, levels: ['Parish'] } })).toContain(
    'National, Regional, Local authority',
  );
  expect(await refusal({ filter: { dataset }, asOf: '2025-06-09' })).toContain('with its offset from UTC');
});

test('the first page’s query is served by the index alone', async () => {
  const plan = await harness.query<{ 'QUERY PLAN': string }>(
    `EXPLAIN SELECT DISTINCT ON (area_key, time_period, time_identifier, topic, breakdown) * FROM observation_version
     WHERE dataset = 'd' AND recorded_at <= now() AND area_key = ANY ('{a,b,c}') AND time_period >= '2019' AND time_period < '2025'
     ORDER BY area_key, time_period, time_identifier, topic, breakdown, recorded_at DESC, sequence DESC LIMIT 101`,
  );
  expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toMatch(
    /Index Scan using observation_version_answer/,
  );
});

test('a row that nobody held may still be added to an answer that cannot change; what it held stays', async () => {
  const filter = { areas: [CAMDEN.new_la_code], from: 2022, to: 2022 };
  const asOf = '2025-06-09T00:00:00Z';
  const partition = await harness.partition(OBSERVATIONS, 0);
  const late = (day: number, data: object) => {
    sequences.london += 1;
    const change = { sequence: sequences.london, recordedat: recorded(day) };
    return observation({ ...change, data: { period: year('2022'), ...data } });
  };
  await partition.send(late(20, { measures: { b: 7 } }));
  const before = await rows(filter, { asOf });
  expect([values(before), before.asOf['mayChange'], before.asOf['mayGrow']]).toEqual([
    [['2022', 0, 'z']],
    false,
    true,
  ]);
  const another = { breakdown: { topic: 'Sex', breakdown: 'Female' }, measures: { b: 3 } };
  await partition.send(late(2, another), late(3, { measures: { b: 8 } }));
  expect(values(await rows(filter, { asOf }))).toEqual([
    ['2022', 0, 'z'],
    ['2022', 3],
  ]);
  const quarantined = await harness.query('SELECT reason FROM quarantine');
  expect(quarantined).toEqual([{ reason: 'recorded-before-held-version' }]);
});
