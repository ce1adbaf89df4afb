import { describe, expect, it } from 'vitest';
import { createBrowser } from './browser-like.ts';
import { startPortal } from './started-portal.ts';
import { createTestPortal } from './test-portal.ts';

const { visitor } = startPortal();
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

describe('the page of a data set', () => {
  it('names the sums, and says in words whether rows may change and whether more may come', async () => {
    const page = await (await visitor('researcher')).get('/data-sets/plan_timeliness');
    expect(page.body).toContain('a'.repeat(64));
    expect(page.body).toContain(
      'Everything sent up to now has arrived. These figures will not be revised, but more rows may be added.',
    );
  });
});

describe('when something is not there', () => {
  it('an unknown address is a page with status 404', async () => {
    const page = await (await visitor('evaluator')).get('/nothing/here');
    expect(page.statusCode).toBe(404);
    expect(page.body).toContain('<h1 class="govuk-heading-l">Page not found</h1>');
  });

  it('a data set without rows says so', async () => {
    const page = await (await visitor('researcher')).get('/data-sets/tribunal_appeals');
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
