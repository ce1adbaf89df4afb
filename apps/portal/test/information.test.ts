import { describe, expect, it } from 'vitest';
import { SESSION_HOURS } from '../src/session/sessions.ts';
import { startPortal } from './started-portal.ts';

const { browser, portal, visitor } = startPortal();

describe.each(['/accessibility', '/cookies'])('%s', (path) => {
  it('is linked from every page, before signing in too, and can be read there', async () => {
    const anybody = browser();
    for (const page of ['/sign-in', path, '/nothing']) {
      expect((await anybody.get(page)).body).toContain(`class="govuk-footer__link" href="${path}"`);
    }
    expect((await (await visitor('setting')).get('/')).body).toContain(`href="${path}"`);
    const page = await anybody.get(path);
    expect(page.statusCode).toBe(200);
    expect(page.body.match(/<h1/g)).toHaveLength(1);
  });
});

describe('the cookies page', () => {
  it('names every cookie that the portal sets, and no other', async () => {
    const anybody = browser();
    await anybody.signIn('evaluator', portal().passwordOf('evaluator'));
    const { body } = await anybody.get('/cookies');
    const named = [...body.matchAll(/<h2 class="govuk-heading-m">([^<]+)</g)].map((match) => match[1]);
    expect(named.sort()).toEqual([...anybody.cookies.keys()].sort());
  });

  it('says how long a session lasts, which is how long its cookie counts', async () => {
    const anybody = browser();
    await anybody.signIn('evaluator', portal().passwordOf('evaluator'));
    const [, claims = ''] = (anybody.cookies.get('rep-session') ?? '').split('.');
    const { iat, exp } = JSON.parse(Buffer.from(claims, 'base64url').toString());
    expect((exp - iat) / 3600).toBe(SESSION_HOURS);
    expect((await anybody.get('/cookies')).body).toContain(`${SESSION_HOURS} hours after you signed in`);
  });
});

describe('the accessibility statement', () => {
  it('says what was tested and what was not, and invents no contact', async () => {
    const { body } = await browser().get('/accessibility');
    for (const words of [
      'version 2.2',
      'axe',
      'keyboard',
      '320 pixels',
      'What was not tested',
      'usual contact',
    ]) {
      expect(body).toContain(words);
    }
    expect(body).not.toMatch(/mailto:|tel:|[\w.]+@[\w.]+|fully compliant/);
  });
});
