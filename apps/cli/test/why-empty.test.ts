import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runRep } from './support/run-rep.ts';
import { type StandIn, startStandIn } from './support/stand-in.ts';

const MEASURE = 'requests.received';
type Held = { timePeriod: string; topic: string; breakdown: string; recordedAt: string };
let standIn: StandIn;
let held: Held[];

const ALL: Held = {
  timePeriod: '2024',
  topic: 'All',
  breakdown: 'All',
  recordedAt: '2025-06-26T00:00:00.000Z',
};

beforeEach(async () => {
  standIn = await startStandIn();
  held = [];
  standIn.graphql = (query, { filter, asOf }) => {
    if (query.includes('measures { id }')) return { data: { measures: [{ id: MEASURE }] } };
    const wanted = filter as { from?: number; to?: number; breakdown?: string; defaultBreakdown?: boolean };
    const rows = held.filter(
      ({ timePeriod, topic, breakdown, recordedAt }) =>
        Number(timePeriod.slice(0, 4)) >= (wanted.from ?? 0) &&
        Number(timePeriod.slice(0, 4)) <= (wanted.to ?? 9999) &&
        (!wanted.defaultBreakdown || topic === breakdown) &&
        [undefined, `${topic}: ${breakdown}`].includes(wanted.breakdown) &&
        recordedAt <= String(asOf ?? '9'),
    );
    const edges = rows.map(({ timePeriod, topic, breakdown }) => ({
      node: {
        areaCode: 'E06000016',
        areaName: 'Leicester',
        period: { timePeriod },
        breakdown: { topic, breakdown },
        values: [],
      },
    }));
    const asOfAnswer = { at: asOf ?? '2026-01-01T00:00:00.000Z', inFlight: 0 };
    return { data: { observations: { edges, pageInfo: { hasNextPage: false }, asOf: asOfAnswer } } };
  };
});
afterEach(() => standIn.stop());

const figures = (...more: string[]) => {
  const asked = ['--measure', MEASURE, '--area', 'E06000016', '--period', '2023', ...more];
  return runRep(standIn.directory, 'figures', ...asked);
};

describe('where there is no figure, one sentence beside the empty answer says why', () => {
  it.each<[string, Held[], string[], string]>([
    ['no such area', [], [], 'There is no row of Leicester (E06000016) in requests: ask for another area'],
    ['no such area of several', [], ['--area', 'E06000016,E08000035'], 'no row of any of these 2 areas in'],
    [
      'no such year',
      [ALL, { ...ALL, timePeriod: '2022' }],
      [],
      'There is no row of Leicester (E06000016) for 2023: ask for 2022 or 2024.',
    ],
    ['no such years', [ALL], ['--period', '2019..2021'], 'for 2019 to 2021: ask for 2024.'],
    [
      'no such breakdown',
      [{ ...ALL, timePeriod: '2023', topic: 'Sex', breakdown: 'Female' }],
      ['--breakdown', 'Sex: Femal'],
      'There is no breakdown "Sex: Femal" here: did you mean Sex: Female?',
    ],
    [
      'no row for all',
      [{ ...ALL, timePeriod: '2023', topic: 'Sex', breakdown: 'Female' }],
      [],
      'There is no row for all here: choose one with --breakdown, as "Sex: Female".',
    ],
    [
      'nothing recorded yet',
      [ALL],
      ['--as-of', '2025-01-01'],
      'was recorded by 2025-01-01T00:00:00.000Z: give a later --as-of, or leave it out.',
    ],
    [
      'a blank cell',
      [{ ...ALL, timePeriod: '2023' }],
      [],
      'were published without a figure for this measure',
    ],
  ])('%s', async (_, rows, more, sentence) => {
    held = rows;
    const { code, output, errors } = await figures(...more);
    expect(code).toBe(0);
    expect(output).toBe('area_code,area_name,period,breakdown,measure,value\n');
    expect(errors).toContain(sentence);
    expect(errors.trim().split('\n')).toHaveLength(1);
  });
});
