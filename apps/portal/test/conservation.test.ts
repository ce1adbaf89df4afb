import { ROLES } from '@rep/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { conservation } from './fake-figures.ts';
import { startPortal } from './started-portal.ts';

const { visitor, services } = startPortal();
beforeEach(() => {
  services().asked.length = 0;
  services().answers.clear();
});

const WEEK = 'from-day=2&from-month=1&from-year=2026&to-day=08&to-month=01&to-year=2026';
const cellsIn = (html: string): string[] =>
  [...html.matchAll(/<td[^>]*>(?:<strong>|<bdi>)?([^<]*)</g)].map((match) => match[1] ?? '');
const askedFor = (operation: string): unknown =>
  services().asked.find((asked) => asked.operation === operation)?.variables;

describe('the statement', () => {
  it('is asked for by producer and days, and keeps them in the form', async () => {
    const page = await (await visitor('auditor')).get(`/conservation?producer=london&${WEEK}`);
    expect(page.statusCode).toBe(200);
    expect(askedFor('Conservation')).toEqual({ producer: 'london', from: '2026-01-02', to: '2026-01-08' });
    expect(page.body).toMatch(/id="to-year" name="to-year"[^>]*value="2026"/);
    expect(page.body).toContain('<option value="london" selected>');
  });

  it('is of everything where nothing is chosen, or one end is left open', async () => {
    const auditor = await visitor('auditor');
    await auditor.get('/conservation?producer=&from-day=&from-month=&from-year=');
    expect(askedFor('Conservation')).toEqual({ producer: null, from: null, to: null });
    services().asked.length = 0;
    await auditor.get('/conservation?from-day=2&from-month=1&from-year=2026');
    expect(askedFor('Conservation')).toEqual({ producer: null, from: '2026-01-02', to: null });
  });

  it('counts everything in its totals, also where more days are held than rows are shown', async () => {
    const totals = {
      produced: 9_000,
      accepted: 8_900,
      duplicate: 40,
      quarantined: 30,
      inFlight: 30,
      missing: 7,
    };
    services().answers.set('Conservation', { conservation: { ...conservation, rowCount: 1_400, totals } });
    const { body } = await (await visitor('auditor')).get('/conservation');
    const foot = cellsIn(/<tfoot>[\s\S]*<\/tfoot>/.exec(body)?.[0] ?? '');
    expect(foot).toEqual(['9,000', '8,900', '40', '30', '30', '7']);
    expect(body).toContain('The statement balances, but 7 records are missing.');
    expect(body).toContain('The table shows the 1 rows of the newest days, of 1,400;');
  });

  it('of days without anything says so', async () => {
    const nothing = { ...conservation, rows: [], rowCount: 0 };
    services().answers.set('Conservation', { conservation: nothing });
    const auditor = await visitor('auditor');
    expect((await auditor.get('/conservation')).body).toContain('Nothing has been produced yet.');
    expect((await auditor.get(`/conservation?${WEEK}`)).body).toContain(
      'Nothing was produced on these days.',
    );
  });
});

describe('a choice that cannot be read', () => {
  it('is said in the title, in a summary and at its field, and shows no statement of other days', async () => {
    const page = await (await visitor('auditor')).get(
      '/conservation?producer=atlantis&from-day=31&from-month=2&from-year=2026&to-day=1',
    );
    expect(page.statusCode).toBe(400);
    expect(page.body).toContain('<title>Error: Conservation');
    expect(page.body).toContain('href="#producer">Choose a producer from the list');
    expect(page.body).toContain('href="#from-day">Enter a real date for “From”');
    expect(page.body).toContain('href="#to-month">Enter the month and year of “To”');
    expect(page.body.match(/ id="(producer|from-day|to-month)"/g)).toHaveLength(3);
    expect(page.body).toMatch(/id="from-day" name="from-day"[^>]*value="31"/);
    expect(page.body).not.toContain('The statement balances');
    expect(services().asked).toEqual([]);
  });
});

describe('the quarantine', () => {
  it('has the count of each reason in plain words, and the newest entries with their detail as text', async () => {
    const { body } = await (await visitor('rep-command')).get('/conservation?producer=london');
    expect(askedFor('Quarantine')).toEqual({ producer: 'london' });
    const section = body.slice(body.indexOf('In quarantine'));
    const words = 'The code of the area had ended before the period';
    expect(section).toMatch(new RegExp(`>${words}</th>\\s*<td[^>]*>120</td>`));
    expect(section).toContain('The newest 2 of 121 records');
    const cells = cellsIn(section).slice(2);
    const detail = '&lt;b&gt;E07000082&lt;/b&gt; ended; the period begins on 2024-01-01';
    expect(cells.slice(0, 5)).toEqual(['london', '4', words, detail, '2 January 2026 at 09:00']);
    expect(cells.slice(5, 8)).toEqual(['not known', 'not known', 'Seen nowhere']);
  });

  it('that is empty says so', async () => {
    services().answers.set('Quarantine', { quarantine: [], quarantineReasons: [] });
    const { body } = await (await visitor('auditor')).get('/conservation');
    expect(body).toContain('Nothing is in quarantine.');
  });
});

it('is for those who check the platform or answer for it; everybody else is refused, and nothing is asked', async () => {
  const statuses = new Map<string, number>();
  for (const role of ROLES) {
    const account = role === 'operator' ? 'rep-command' : role;
    statuses.set(role, (await (await visitor(account)).get('/conservation')).statusCode);
  }
  const seen = [...statuses].filter(([, status]) => status === 200).map(([role]) => role);
  expect(seen.sort()).toEqual(['auditor', 'dfe-policy', 'evaluator', 'operator']);
  expect(new Set(statuses.values())).toEqual(new Set([200, 403]));
  services().asked.length = 0;
  await (await visitor('researcher')).get('/conservation');
  expect(services().asked).toEqual([]);
});
