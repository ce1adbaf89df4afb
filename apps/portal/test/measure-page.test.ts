import { describe, expect, it } from 'vitest';
import { startPortal } from './started-portal.ts';

const { visitor } = startPortal();
const MEASURE = '/measures/timeliness_20_week.pc_plans_issued_20_weeks_ex?partnership=london';

describe('the measure page', () => {
  it('keeps a symbol, a zero and a row that is not there apart', async () => {
    const page = await (await visitor('evaluator')).get(MEASURE);
    const cellsOf = (area: string): string[] => {
      const line = new RegExp(`<th scope="row"[^>]*>${area}[\\s\\S]*?</tr>`).exec(page.body)?.[0] ?? '';
      return [...line.matchAll(/<td[^>]*>([^<]*)</g)].map((match) => match[1] ?? '');
    };
    expect(cellsOf('Barnet')).toEqual(['100', 'x']);
    expect(cellsOf('Camden')).toEqual(['no row', '96.6']);
    expect(cellsOf('London region')).toEqual(['0', 'no row']);
  });

  it('says how complete it is, that it does not rank, and where it comes from', async () => {
    const page = await (await visitor('evaluator')).get(MEASURE);
    expect(page.body).toContain(
      'Figures as at 26 June 2025 at 09:30. Everything sent up to then has arrived. These figures will not be revised, but more rows may be added.',
    );
    expect(page.body).toContain('not intended to rank local authorities');
    expect(page.body).toContain('official statistics in development');
    expect(page.body).toContain('ehc-plans-2025, version 1');
  });

  it('is 404 for a measure or a partnership that does not exist', async () => {
    const evaluator = await visitor('evaluator');
    expect((await evaluator.get('/measures/a.b?partnership=london')).statusCode).toBe(404);
    expect((await evaluator.get('/measures/a.b?partnership=atlantis')).statusCode).toBe(404);
  });

  it('is 404 for a name that is longer than any', async () => {
    const evaluator = await visitor('evaluator');
    for (const length of [201, 250, 300]) {
      const page = await evaluator.get(`/measures/${'a'.repeat(length)}`);
      expect([length, page.statusCode]).toEqual([length, 404]);
      expect(page.body).toContain('Choose a measure from the list: there is none of that name.');
    }
  });

  it('takes the choice of the form to an address of its own', async () => {
    const page = await (await visitor('evaluator')).get('/measures?measure=a.b&partnership=london');
    expect(page.headers.location).toBe('/measures/a.b?partnership=london');
  });
});
