import { describe, expect, it } from 'vitest';
import { startPortal } from './started-portal.ts';

const { portal, browser } = startPortal();

describe('who is not signed in', () => {
  it('is sent to sign-in from every page and comes back to it afterwards', async () => {
    const answer = await browser().get('/measures/some.measure?partnership=london');
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toBe('/sign-in?next=%2Fmeasures%2Fsome.measure%3Fpartnership%3Dlondon');
    const signedIn = await browser().signIn('evaluator', portal().passwordOf('evaluator'), '/data-sets');
    expect(signedIn.headers.location).toBe('/data-sets');
  });

  it('is never led to another site', async () => {
    for (const next of ['//elsewhere.example', 'https://elsewhere.example', '/\\elsewhere.example', 'x']) {
      const answer = await browser().signIn('evaluator', portal().passwordOf('evaluator'), next);
      expect(answer.headers.location).toBe('/');
    }
  });
});

describe('the sign-in form', () => {
  it('says what is missing, in the title, in a summary and at the fields', async () => {
    const answer = await browser().signIn('', '');
    expect(answer.statusCode).toBe(400);
    expect(answer.body).toContain('<title>Error: Sign in');
    expect(answer.body).toContain('href="#account">Enter your account name');
    expect(answer.body).toContain('href="#password">Enter your password');
  });

  it('does not tell whether the account or the password was wrong', async () => {
    const [unknown, wrong] = await Promise.all([
      browser().signIn('nobody', 'x'.repeat(20)),
      browser().signIn('auditor', 'x'.repeat(20)),
    ]);
    const messageIn = (html: string): string => /error-summary[\s\S]*?<\/ul>/.exec(html)?.[0] ?? 'none';
    expect(messageIn(unknown.body)).toBe(messageIn(wrong.body));
    expect(unknown.body).not.toContain('x'.repeat(20));
  });

  it('is refused without its token, with another one and from another site', async () => {
    const visitor = browser();
    const page = await visitor.get('/sign-in');
    const token = /name="_form" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
    const fields = { account: 'auditor', password: portal().passwordOf('auditor') };
    const send = (form: Record<string, string>, headers: Record<string, string>) =>
      visitor.send({
        method: 'POST',
        url: '/sign-in',
        payload: new URLSearchParams({ ...fields, ...form }).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      });
    expect((await send({}, {})).statusCode).toBe(403);
    expect((await send({ _form: 'A'.repeat(22) }, {})).statusCode).toBe(403);
    expect((await send({ _form: token }, { origin: 'https://elsewhere.example' })).statusCode).toBe(403);
    expect((await send({ _form: token }, { origin: 'null' })).statusCode).toBe(403);
    expect((await send({ _form: token }, { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
    expect((await send({ _form: token }, { origin: 'https://127.0.0.1:4600' })).statusCode).toBe(403);
    expect((await send({ _form: token }, { origin: 'http://127.0.0.1:4600' })).statusCode).toBe(303);
  });

  it('is taken from its own origin alone, which is encrypted where the portal is not on this machine', async () => {
    const visitor = browser();
    const page = await visitor.get('/sign-in');
    const form = {
      _form: /name="_form" value="([^"]+)"/.exec(page.body)?.[1] ?? '',
      account: 'auditor',
      password: portal().passwordOf('auditor'),
    };
    const from = async (host: string, origin: string): Promise<number> => {
      const headers = { 'content-type': 'application/x-www-form-urlencoded', host, origin };
      const payload = new URLSearchParams(form).toString();
      return (await visitor.send({ method: 'POST', url: '/sign-in', payload, headers })).statusCode;
    };
    expect(await from('portal.example', 'http://portal.example')).toBe(403);
    expect(await from('portal.example', 'https://portal.example:444')).toBe(403);
    expect(await from('not a host', 'https://portal.example')).toBe(403);
    expect(await from('portal.example:443', 'https://portal.example')).toBe(303);
  });

  it('says after ten failures to stop guessing, and still lets the right password in', async () => {
    const visitor = browser();
    for (let attempt = 0; attempt < 10; attempt += 1) await visitor.signIn('setting', 'wrong');
    const answer = await visitor.signIn('setting', 'wrong');
    expect(answer.statusCode).toBe(429);
    expect(answer.body).toContain('Look the password up before you try again');
    expect((await visitor.signIn('setting', portal().passwordOf('setting'))).statusCode).toBe(303);
  });
});
