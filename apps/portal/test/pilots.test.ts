import { beforeEach, describe, expect, it } from 'vitest';
import { CAMDEN, line, PILOT_ID, running, shown } from './fake-pilots.ts';
import { startPortal } from './started-portal.ts';

const { visitor, services } = startPortal();
const LIST = '/partnerships/london/pilots';
const PAGE = `${LIST}/${PILOT_ID}`;
beforeEach(() => {
  services().asked.length = 0;
  services().answers.clear();
});

describe('a pilot’s text', () => {
  it('that nobody could read is refused at its field', async () => {
    const lead = await visitor('lead-authority');
    const page = await lead.submit(`${LIST}/new`, `${LIST}/new`, { title: '\u200b', strand: '' });
    expect(page.statusCode).toBe(400);
    expect(page.body).toContain('<title>Error: Start a pilot');
    expect(page.body).toContain('href="#title">Change “Title”: type at least one visible character');
    expect(page.body).toContain('href="#strand">Choose “What is it about?”');
  });

  it('stands apart from the page around it, whichever way it is written', async () => {
    const lead = await visitor('lead-authority');
    expect((await lead.get(LIST)).body).toContain('<bdi>\u202eMediation</bdi></a>');
    const page = await lead.get(PAGE);
    expect(page.body).toContain('<bdi>\u202eMediation</bdi></h1>');
    expect(page.body).toContain('<bdi class="app-lines">Does it work?</bdi>');
  });
});

describe('a new pilot', () => {
  it('leads on to the first page of its form', async () => {
    const lead = await visitor('lead-authority');
    const page = await lead.submit(`${LIST}/new`, `${LIST}/new`, { title: 'A', strand: 'mediation' });
    expect(page.headers.location).toBe(`${PAGE}/edit/what-and-why`);
  });

  it('can be the next cycle of one that runs', async () => {
    services().answers.set('pilots.list', [line(running)]);
    const lead = await visitor('lead-authority');
    await lead.submit(`${LIST}/new`, `${LIST}/new`, { title: 'A', strand: 'mediation', refines: PILOT_ID });
    const asked = services().asked.find(({ operation }) => operation === 'pilots.draft');
    expect(asked?.variables).toEqual({ title: 'A', strand: 'mediation', refines: PILOT_ID });
  });
});

describe('the list', () => {
  const asked = () => services().asked.find(({ operation }) => operation === 'pilots.list')?.variables;
  const lines = (count: number) =>
    Array.from({ length: count }, (_, nth) =>
      line({ ...running, title: `Pilot ${nth}` }, `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}`),
    );

  it('shows those of a state, a strand and an area', async () => {
    services().answers.set('pilots.list', [line(running)]);
    const evaluator = await visitor('evaluator');
    const choice = `state=live&strand=mediation&area=${CAMDEN}`;
    expect((await evaluator.get(`${LIST}?${choice}`)).body).toContain('1 pilot</caption>');
    expect(asked()).toMatchObject({ state: 'live', strand: 'mediation', area: CAMDEN });
    services().answers.set('pilots.list', []);
    expect((await evaluator.get(`${LIST}?strand=tailored-lists`)).body).toContain(
      'No pilot is of this choice.',
    );
    expect((await evaluator.get(LIST)).body).toContain('There are no pilots yet.');
  });

  it('turns over to those changed earlier, with the same choice, and back', async () => {
    services().answers.set('pilots.list', lines(26));
    const evaluator = await visitor('evaluator');
    const first = await evaluator.get(`${LIST}?state=live`);
    expect(first.body).toContain('25 pilots on this page');
    expect(first.body).not.toContain('Pilot 25');
    expect(first.body).not.toContain('Previous page');
    const next = /href="(\?state=live&amp;after=[^"]+)"/.exec(first.body)?.[1]?.replace('&amp;', '&');
    services().asked.length = 0;
    const second = await evaluator.get(`${LIST}${next}`);
    expect(asked()).toMatchObject({ newestFirst: true, after: lines(26)[24]?.cursor });
    expect(second.body).toContain('Previous page');
  });

  it('comes back to the page before in the same order', async () => {
    services().answers.set('pilots.list', lines(26));
    const evaluator = await visitor('evaluator');
    const page = await evaluator.get(`${LIST}?before=${lines(1)[0]?.cursor}`);
    expect(asked()).toMatchObject({ newestFirst: false, after: lines(1)[0]?.cursor });
    expect(page.body.indexOf('Pilot 24<')).toBeLessThan(page.body.indexOf('Pilot 0<'));
    expect(page.body).toContain('Next page');
  });
});

describe('the page of a pilot', () => {
  it('says in words what stands between it and live, and who can supply it', async () => {
    const { body } = await (await visitor('evaluator')).get(PAGE);
    expect(body).toContain('Gate G26: What the public is told');
    expect(body).toContain('<strong>Who can supply it:</strong> the lead authority&#39;s drafter.');
    expect(body).toContain('Ask the areas to agree: the lead authority');
  });

  it('shows why an area is paused, what was broken, what deviated, and the protocol with its sum', async () => {
    services().answers.set('pilots.show', shown(running));
    const { body } = await (await visitor('evaluator')).get(PAGE);
    expect(body).toContain('<strong>A guardrail paused it</strong> on 2 January 2026');
    expect(body).toContain('Too many families felt pressed.');
    expect(body).toContain('Families who felt pressed was at 12, and its limit is 10.');
    expect(body).toContain('Letters went out late.');
    expect(body).toContain('b'.repeat(64));
    expect(body).toContain(`${PAGE}/protocol/osf.json`);
    expect(body).toContain('It does not change the statutory duties of anybody or the rights of families.');
  });

  it('names nobody by account', async () => {
    services().answers.set('pilots.show', shown(running));
    const auditor = await visitor('auditor');
    for (const path of [PAGE, `${PAGE}/history`]) {
      const { body } = await auditor.get(path);
      expect(body).not.toMatch(/barnet-drafter|barnet-approver|camden-approver/);
    }
  });
});

describe('the history', () => {
  it('says who by role and authority, which step, and what it changed', async () => {
    const { body } = await (await visitor('evaluator')).get(`${PAGE}/history`);
    expect(body.indexOf('Version 2: edit')).toBeLessThan(body.indexOf('Version 1: draft'));
    expect(body).toContain('by the lead authority of Barnet (E09000003).');
    expect(body).toMatch(/Areas that try it<\/th>.*<bdi>none<\/bdi>.*<bdi>Barnet \(E09000003\)<\/bdi>/);
  });
});
