import { beforeEach, describe, expect, it } from 'vitest';
import { BARNET } from './fake-pilots.ts';
import { FakeRefusal } from './fake-services.ts';
import { startPortal } from './started-portal.ts';

const { visitor, services } = startPortal();
const PAGE = `/partnerships/london/authorities/${BARNET}/terms`;
const term = { id: 'autumn', name: 'Autumn <b>2026</b>', firstDay: '2026-09-02', lastDay: '2026-12-18' };
const held = {
  id: BARNET,
  version: 3,
  content: { terms: [term], source: 'barnet.example' },
  synthetic: false,
};
const typed = {
  ...{ name: 'Spring 2027', source: 'barnet.example', _version: '3' },
  ...{ 'first-day': '5', 'first-month': '1', 'first-year': '2027' },
  ...{ 'last-day': '26', 'last-month': '3', 'last-year': '2027' },
};
const sentTo = (procedure: string) =>
  services()
    .asked.filter(({ operation }) => operation === procedure)
    .map(({ variables }) => variables);
beforeEach(() => {
  services().asked.length = 0;
  services().answers.clear();
});

describe('the terms of an authority', () => {
  it('are nowhere until it writes them down, and say so', async () => {
    const drafter = await (await visitor('lead-authority')).get(PAGE);
    expect(drafter.body).toContain('Add the first: the calendar shows it at once.');
    const other = await (await visitor('evaluator')).get(PAGE);
    expect(other.body).toContain('The authority has written none down.');
    expect(other.body).not.toContain('Add a term');
  });

  it('are added to and taken from by a drafter, with the version that was seen', async () => {
    services().answers.set('terms.show', held);
    const lead = await visitor('lead-authority');
    expect((await lead.get(PAGE)).body).toContain('Autumn &lt;b&gt;2026&lt;/b&gt;');
    expect((await lead.submit(`${PAGE}/add`, `${PAGE}/add`, typed)).headers.location).toBe(PAGE);
    const spring = {
      id: 'from-2027-01-05',
      name: 'Spring 2027',
      firstDay: '2027-01-05',
      lastDay: '2027-03-26',
    };
    const kept = { laCode: BARNET, source: 'barnet.example', expectedVersion: 3 };
    expect(sentTo('terms.keep')).toEqual([{ ...kept, terms: [term, spring] }]);
    await lead.submit(`${PAGE}/remove`, `${PAGE}/remove`, { term: 'autumn', _version: '3' });
    expect(sentTo('terms.keep').at(-1)).toEqual({ ...kept, terms: [] });
  });

  it('that overlap are refused beside the field, and nothing typed is lost', async () => {
    services().answers.set('terms.show', held);
    const refusal = {
      ...{ gate: null, code: 'terms-overlap', field: 'terms.1.firstDay', laCode: BARNET },
      ...{ fact: 'Spring begins before Autumn is over.', whoCanSupply: 'the authority' },
    };
    const refused = new FakeRefusal('Spring begins before Autumn is over.', {
      httpStatus: 412,
      refusals: [refusal],
    });
    services().answers.set('terms.keep', refused);
    const { statusCode, body } = await (await visitor('lead-authority')).submit(
      `${PAGE}/add`,
      `${PAGE}/add`,
      typed,
    );
    expect(statusCode).toBe(412);
    expect(body).toContain('href="#first-day"');
    expect(body).toContain('value="Spring 2027"');
  });

  it('are kept by nobody else', async () => {
    for (const account of ['barnet-approver', 'member-authority', 'dfe-policy'])
      expect((await (await visitor(account)).get(`${PAGE}/add`)).statusCode).toBe(403);
    const unknown = PAGE.replace(BARNET, 'E09000033');
    expect((await (await visitor('evaluator')).get(unknown)).statusCode).toBe(404);
  });
});
