import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runRep } from './support/run-rep.ts';
import { type StandIn, startStandIn } from './support/stand-in.ts';

const MEASURE = 'timeliness_20_week.pc_plans_issued_20_weeks_ex';
let standIn: StandIn;
let asked: Record<string, unknown>[];
let pages: { areaCode: string; timePeriod: string; value: number | string }[][];

beforeEach(async () => {
  standIn = await startStandIn();
  asked = [];
  pages = [];
  standIn.graphql = (query, variables) => {
    if (query.includes('measures { id }')) {
      return { data: { measures: [{ id: MEASURE }, { id: 'requests.requests_received_in_year' }] } };
    }
    asked.push(variables);
    const index = Number(variables['after'] ?? 0);
    const edges = (pages[index] ?? []).map(({ areaCode, timePeriod, value }) => ({
      node: {
        areaCode,
        areaName: 'Leeds, or another',
        period: { timePeriod },
        breakdown: { topic: 'All', breakdown: 'All' },
        values: [{ measure: MEASURE.split('.')[1], value }],
      },
    }));
    const pageInfo = { hasNextPage: index + 1 < pages.length, endCursor: String(index + 1) };
    const asOf = { at: '2026-01-01T00:00:00.000Z', inFlight: 0 };
    return { data: { observations: { edges, pageInfo, asOf } } };
  };
});
afterEach(() => standIn.stop());

const figures = (area: string, ...more: string[]) =>
  runRep(
    standIn.directory,
    'figures',
    '--measure',
    MEASURE,
    '--area',
    area,
    '--period',
    '2022..2024',
    ...more,
  );

describe('figures', () => {
  it('come page by page, by area in the order asked for and then by period, as printed', async () => {
    pages = [
      [
        { areaCode: 'E09000023', timePeriod: '2024', value: 'x' },
        { areaCode: 'E06000060', timePeriod: '2022', value: 58 },
      ],
      [
        { areaCode: 'E10000002', timePeriod: '2024', value: 46.4 },
        { areaCode: 'E09000023', timePeriod: '2023', value: 94.8 },
      ],
    ];
    const { code, output } = await figures('E10000002,E09000023');
    expect(code).toBe(0);
    expect(output).toBe(
      `area_code,area_name,period,breakdown,measure,value
E06000060,"Leeds, or another",2022,All: All,${MEASURE},58
E10000002,"Leeds, or another",2024,All: All,${MEASURE},46.4
E09000023,"Leeds, or another",2023,All: All,${MEASURE},94.8
E09000023,"Leeds, or another",2024,All: All,${MEASURE},x
`,
    );
    expect(asked).toHaveLength(2);
    expect(asked[0]).toMatchObject({
      filter: { dataset: 'timeliness_20_week', from: 2022, to: 2024, defaultBreakdown: true },
    });
  });

  it('that are not there are a header and no row', async () => {
    const { code, output } = await figures('E06000016');
    expect(code).toBe(0);
    expect(output).toBe('area_code,area_name,period,breakdown,measure,value\n');
    expect((await figures('E06000016', '--format', 'json')).output).toBe('[]\n');
  });

  it('of pairs of years, of the turn of a century too, are asked for by the first of them', async () => {
    await figures('E09000023', '--period', '199900..202425');
    expect(asked[0]).toMatchObject({ filter: { from: 1999, to: 2024 } });
  });

  it('as JSON keep numbers numbers and symbols symbols', async () => {
    pages = [[{ areaCode: 'E09000023', timePeriod: '2024', value: 'x' }]];
    expect(JSON.parse((await figures('E09000023', '--format', 'json')).output)).toEqual([
      {
        area_code: 'E09000023',
        area_name: 'Leeds, or another',
        period: '2024',
        breakdown: 'All: All',
        measure: MEASURE,
        value: 'x',
      },
    ]);
  });

  it('ask for one breakdown, and as known at a time', async () => {
    await figures('E09000023', '--breakdown', 'Sex: Female', '--as-of', '2025-07-01');
    expect(asked[0]).toMatchObject({
      filter: { breakdown: 'Sex: Female' },
      asOf: '2025-07-01T00:00:00.000Z',
    });
    expect(asked[0]?.['filter']).not.toHaveProperty('defaultBreakdown');
  });

  it('of one area under two of its codes are asked for once', async () => {
    await figures('E10000002,E06000060');
    expect(asked[0]?.['filter']).toMatchObject({ areas: ['E06000060'] });
  });
});

describe('a mistaken question gets one sentence', () => {
  it.each([
    [['--area', 'E0900023'], 'There is no area "E0900023": did you mean'],
    [['--area', 'Leeds'], 'E08000035 (Leeds)'],
    [['--measure', 'pc_plans'], 'is no measure: write file.column'],
    [['--measure', 'timeliness_20_week.pc_plans_issued_20_week_ex'], `did you mean ${MEASURE} or`],
    [['--period', '2024..2022'], 'is no period'],
    [['--period', '2022..2023..2024'], 'is no period'],
    [['--period', '202427'], '"202427" is no pair of years that follow each other: write 202425 or 2024.'],
    [['--period', '202324..202424'], '"202424" is no pair of years that follow each other: write 202425'],
    [['--period', '1899..2024'], 'There are no figures of 1899: write years from 1900 to 2100'],
    [['--period', '9999'], 'There are no figures of 9999'],
    [['--breakdown', 'Female'], 'is no breakdown'],
    [['--format', 'xml'], '"xml" is no form of output: write --format csv or json.'],
    [
      ['--perod', '2024'],
      `a mistake in the command, unknown option '--perod' (perhaps --period): "rep help COMMAND" lists`,
    ],
    [['--breakdown'], `option '--breakdown <text>' argument missing: "rep help COMMAND" lists`],
    [['--as-of', '2025-07-01T10:00'], 'is no time for --as-of'],
    [['--as-of', '2999-01-01'], '2999-01-01 is still to come: give a time for --as-of that has passed.'],
  ])('%s', async (wrong, sentence) => {
    const { code, output, errors } = await figures('E09000023', ...wrong);
    expect(code).toBe(1);
    expect(errors).toContain(sentence);
    expect(errors.trim().split('\n')).toHaveLength(1);
    expect(output).toBe('');
  });
});

it.each([
  [['figrues'], "unknown command 'figrues' (perhaps figures)"],
  [['query'], "missing required argument 'file'"],
  [['figures', '--area', 'E09000023'], "required option '--measure <name>' not specified"],
])('a mistake in the command is one sentence: %s', async (args, problem) => {
  const { code, output, errors } = await runRep(standIn.directory, ...args);
  expect(code).toBe(1);
  expect(errors).toBe(
    `There is a mistake in the command, ${problem}: "rep help COMMAND" lists what it takes.\n`,
  );
  expect(output).toBe('');
});

describe('a query', () => {
  it('prints the answer as JSON, and fails when it holds an error', async () => {
    const file = join(standIn.directory, 'q.graphql');
    writeFileSync(file, '{ regions { name } }');
    standIn.graphql = (query) => ({ data: { asked: query } });
    expect(JSON.parse((await runRep(standIn.directory, 'query', file)).output)).toEqual({
      data: { asked: '{ regions { name } }' },
    });
    standIn.graphql = () => ({ errors: [{ message: 'too deep' }] });
    const refused = await runRep(standIn.directory, 'query', file);
    expect(refused.code).toBe(1);
    expect(JSON.parse(refused.output)).toEqual({ errors: [{ message: 'too deep' }] });
  });

  it('that is in no file gets one sentence', async () => {
    const { code, errors } = await runRep(
      standIn.directory,
      'query',
      join(standIn.directory, 'none.graphql'),
    );
    expect(code).toBe(1);
    expect(errors).toContain('name a file with a GraphQL query');
  });
});

describe('the conservation statement', () => {
  it('is printed as the evidence service gives it', async () => {
    const totals = { produced: 3, accepted: 2, duplicate: 0, quarantined: 1, inFlight: 0 };
    const row = { producer: 'london', day: '2026-01-01', ...totals, missing: 0 };
    const conservation = { rows: [row], totals, redelivered: 0, unattributed: 1 };
    standIn.graphql = () => ({ data: { conservation } });
    const { code, output } = await runRep(standIn.directory, 'conservation');
    expect(code).toBe(0);
    expect(JSON.parse(output)).toEqual(conservation);
  });
});
