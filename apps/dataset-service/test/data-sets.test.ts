import { describe, expect, it } from 'vitest';
import { DATA, startService } from './started-service.ts';

const { ask, textOf, url } = startService();

describe('who may download', () => {
  it('is refused without a token, with one for another service, and in another role', async () => {
    expect((await fetch(`${url()}${DATA}`)).status).toBe(401);
    expect((await ask(DATA, 'researcher', 'evidence')).status).toBe(401);
    expect((await ask(DATA, 'setting')).status).toBe(403);
    expect((await ask(DATA, 'evaluator')).status).toBe(200);
  });
});

describe('the data file', () => {
  it('has national, regional and authority rows; the partnership is a filter and never a level', async () => {
    const lines = (await textOf(DATA)).trim().split('\n');
    expect(lines.slice(1)).toEqual([
      '2024,Calendar year,National,E92000001,England,,,,,,Total,Total,Total,96.6',
      '2024,Calendar year,Regional,E92000001,England,E12000007,London,,,,Total,Total,Total,96.6',
      '2024,Calendar year,Local authority,E92000001,England,E12000007,London,E09000007,202,Camden,London,Total,Total,96.6',
      '2024,Calendar year,Local authority,E92000001,England,E12000007,London,E09000023,209,Lewisham,Not in a partnership,Total,Total,x',
      '2024,Calendar year,Local authority,E92000001,England,E12000008,South East,E10000002,825,Buckinghamshire,Not in a partnership,Total,Total,96.6',
    ]);
  });

  it('of one partnership holds its members, their region and England', async () => {
    const csv = await textOf(`${DATA}?partnership=london`);
    expect(csv.trim().split('\n')).toHaveLength(4);
    const answer = await ask(`${DATA}?partnership=london`);
    expect(answer.headers.get('content-disposition')).toBe(
      'attachment; filename="plan_timeliness_london.csv"',
    );
  });
});
