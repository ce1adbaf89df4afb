import { beforeEach, describe, expect, it } from 'vitest';
import { BARNET, PILOT_ID } from './fake-pilots.ts';
import { PLAN_ID } from './fake-plans.ts';
import { startPortal } from './started-portal.ts';

const { visitor, services } = startPortal();
const PAGE = '/partnerships/london/calendar';
const pilot = {
  title: 'Mediation; with, commas',
  plan: {
    design: {
      areas: [BARNET],
      comparisonAreas: [],
      allocation: null,
      phaseIn: [{ from: '2099-02-01', areas: [BARNET] }],
    },
    outcomeWindow: { from: '2099-03-01', to: '2099-12-31' },
  },
};
const plan = {
  laCode: BARNET,
  meetings: [{ on: '2020-05-04', present: [], quorum: true, edition: 1 }],
  inForce: { from: '2026-01-01', to: '2099-01-01' },
  decision: {
    conditions: [
      { id: 'c1', due: '2098-01-01', metOn: null },
      { id: 'c2', due: '2097-01-01', metOn: '2026-01-01' },
    ],
  },
};
const pilots = [
  { id: PILOT_ID, state: 'live', content: pilot },
  { id: 'gone', state: 'withdrawn', content: pilot },
];
beforeEach(() => {
  services().asked.length = 0;
  services().answers.clear();
  services().answers.set('Calendar', { pilots, plans: [{ id: PLAN_ID, state: 'in-force', content: plan }] });
});

describe('the calendar', () => {
  it('has what is coming before what is past, and nothing of what was withdrawn', async () => {
    const { body } = await (await visitor('evaluator')).get(PAGE);
    const days = [...body.matchAll(/app-day">([^<]+)</g)].map((match) => match[1]);
    expect(days).toEqual([
      ...['1 January 2098', '1 January 2099', '1 February 2099', '1 March 2099', '31 December 2099'],
      ...['1 January 2026', '4 May 2020'],
    ]);
    expect(body).toContain('Inclusion plan of Barnet (E09000003): a condition is due');
  });

  it('is a file for other calendars, of whole days with ids that stay', async () => {
    const evaluator = await visitor('evaluator');
    const [first, second] = [await evaluator.get(`${PAGE}.ics`), await evaluator.get(`${PAGE}.ics`)];
    expect(first.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(first.body).toBe(second.body);
    expect(first.body.match(/BEGIN:VEVENT/g)).toHaveLength(7);
    expect(first.body).toContain(`UID:${PILOT_ID}-start-2099-02-01@london`);
    expect(first.body).toContain('DTSTART;VALUE=DATE:20990201');
    expect(first.body).toContain('DTEND;VALUE=DATE:20990202');
    expect(first.body.replaceAll('\r\n ', '')).toContain('SUMMARY:Mediation\\; with\\, commas: ');
  });

  it('of another partnership is refused', async () => {
    expect(
      (await (await visitor('member-authority')).get('/partnerships/north-east/calendar')).statusCode,
    ).toBe(403);
  });
});
