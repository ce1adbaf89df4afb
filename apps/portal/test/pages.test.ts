import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parsePilotForm } from '../src/pilots/pilot-form.ts';
import { createBrowser } from './browser-like.ts';
import { type FakeServices, startFakeServices } from './fake-services.ts';
import { createTestPortal } from './test-portal.ts';

let services: FakeServices;
let portal: Awaited<ReturnType<typeof createTestPortal>>;

beforeAll(async () => {
  services = await startFakeServices();
  portal = await createTestPortal(services.url);
});
afterAll(async () => {
  await portal.close();
  await services.stop();
});

async function visitor(account: string) {
  const browser = createBrowser(portal.app);
  await browser.signIn(account, portal.passwordOf(account));
  return browser;
}

const MEASURE = '/measures/timeliness_20_week.pc_plans_issued_20_weeks_ex?partnership=london';

describe('every page', () => {
  it('carries the programme’s note, no script, no inline style, and is never kept by a cache', async () => {
    const evaluator = await visitor('evaluator');
    for (const path of [
      '/',
      '/partnerships',
      '/partnerships/london',
      MEASURE,
      '/data-sets',
      '/conservation',
      '/nothing',
    ]) {
      const page = await evaluator.get(path);
      expect(page.body).toContain('Only those local areas involved in the change programme are testing');
      expect(page.body).toContain('does not change the statutory duties or any rights');
      expect(page.body).not.toMatch(/<script|<style|\sstyle=|\son\w+=/i);
      expect(page.headers['cache-control']).toBe('no-store');
      expect(page.headers['content-security-policy']).toMatch(/^default-src 'none';style-src 'self';/);
      expect(page.headers['content-security-policy']).not.toMatch(/unsafe/);
    }
  });

  it('is titled by what it shows, with one first-level heading', async () => {
    const page = await (await visitor('evaluator')).get('/conservation');
    expect(page.body).toContain('<title>Conservation – Regional expert partnerships</title>');
    expect(page.body.match(/<h1/g)).toHaveLength(1);
  });
});

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
      'Figures as at 26 June 2025 at 09:30. Everything sent up to then has arrived.',
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

describe('the partnership page', () => {
  it('marks the leads and names the other authorities of the region', async () => {
    const page = await (await visitor('lead-authority')).get('/partnerships/london');
    expect(page.body).toMatch(/Barnet \(E09000003\)\s*<strong class="govuk-tag">\s*Lead/);
    expect(page.body).toContain('The other 32 authorities of the region.');
    expect(page.body).toContain('Camden (E09000007)');
    expect(page.body).not.toContain('(E09000003)</li>');
  });
});

describe('roles', () => {
  it('see what they can do and no more', async () => {
    const home = async (account: string): Promise<string> => (await (await visitor(account)).get('/')).body;
    expect(await home('lead-authority')).toContain('/partnerships/london/pilots/new');
    expect(await home('evaluator')).not.toContain('Start a pilot');
    expect(await home('researcher')).toContain('/data-sets');
    expect(await home('researcher')).not.toContain('/conservation');
    expect(await home('auditor')).toContain('/conservation');
  });

  it('get 403 with a way on where they may not go', async () => {
    const researcher = await (await visitor('researcher')).get('/conservation');
    expect(researcher.statusCode).toBe(403);
    expect(researcher.body).toContain('Choose another page: your role does not include this one.');
    const member = await visitor('member-authority');
    expect((await member.get('/partnerships/london/pilots/new')).statusCode).toBe(403);
    expect((await member.get('/partnerships/north-east')).statusCode).toBe(403);
  });
});

describe('the pilot form', () => {
  it('says what is wrong at each field and keeps what was typed', async () => {
    const lead = await visitor('lead-authority');
    const page = await lead.submit('/partnerships/london/pilots/new', '/partnerships/london/pilots', {
      title: ' ',
      question: 'Does <b>it</b> work?',
    });
    expect(page.statusCode).toBe(400);
    expect(page.body).toContain('<title>Error: Start a pilot');
    expect(page.body).toContain('href="#title">Enter a title for the pilot');
    expect(page.body).toContain('href="#strand">Choose what the pilot is about');
    expect(page.body).toContain('Does &lt;b&gt;it&lt;/b&gt; work?');
  });
});

describe('a pilot’s text', () => {
  it('that nobody could read is refused at its field', async () => {
    const lead = await visitor('lead-authority');
    const page = await lead.submit('/partnerships/london/pilots/new', '/partnerships/london/pilots', {
      title: '\u200b',
      strand: 'mediation',
      question: 'one\r\ntwo\u0007',
    });
    expect(page.statusCode).toBe(400);
    expect(page.body).toContain('href="#title">Change the title: type at least one visible character');
    expect(page.body).toContain('href="#question">Change the question: take the control characters out');
  });

  it('stands apart from the page around it, whichever way it is written', async () => {
    const lead = await visitor('lead-authority');
    const list = await lead.get('/partnerships/london/pilots');
    expect(list.body).toContain('<bdi>\u202eMediation</bdi></a>');
    const page = await lead.get('/partnerships/london/pilots/7b0e3c52-5d0c-4c2b-9a53-0a4c7f1d2e11');
    expect(page.body).toContain('<bdi>\u202eMediation</bdi></h1>');
    expect(page.body).toContain('<bdi>Does it work?</bdi>');
  });
});

describe('the form', () => {
  it('takes a question of several lines as a browser sends it', () => {
    const { draft } = parsePilotForm({ title: 'A', strand: 'mediation', question: 'one\r\ntwo' });
    expect(draft?.question).toBe('one\ntwo');
  });
});

describe('when something is not there', () => {
  it('an unknown address is a page with status 404', async () => {
    const page = await (await visitor('evaluator')).get('/nothing/here');
    expect(page.statusCode).toBe(404);
    expect(page.body).toContain('<h1 class="govuk-heading-l">Page not found</h1>');
  });

  it('a data set without rows says so', async () => {
    const page = await (await visitor('researcher')).get('/data-sets/plan_timeliness');
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('This data set holds no rows yet.');
  });

  it('a service that is away is named, with what to do', async () => {
    const away = await createTestPortal('http://127.0.0.1:9');
    const browser = createBrowser(away.app);
    await browser.signIn('evaluator', away.passwordOf('evaluator'));
    const page = await browser.get('/partnerships');
    await away.close();
    expect(page.statusCode).toBe(503);
    expect(page.body).toContain('The evidence service does not answer: try again in a minute.');
    expect(page.body).toContain('Reference:');
  });
});
