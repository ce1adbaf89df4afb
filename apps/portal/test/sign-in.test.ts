import { createCallerVerifier } from '@rep/service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBrowser } from './browser-like.ts';
import { type FakeServices, startFakeServices } from './fake-services.ts';
import { createTestPortal } from './test-portal.ts';

let services: FakeServices;
let portal: Awaited<ReturnType<typeof createTestPortal>>;
const browser = () => createBrowser(portal.app);

beforeAll(async () => {
  services = await startFakeServices();
  portal = await createTestPortal(services.url);
});
afterAll(async () => {
  await portal.close();
  await services.stop();
});

describe('who is not signed in', () => {
  it('is sent to sign-in from every page and comes back to it afterwards', async () => {
    const answer = await browser().get('/measures/some.measure?partnership=london');
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toBe('/sign-in?next=%2Fmeasures%2Fsome.measure%3Fpartnership%3Dlondon');
    const signedIn = await browser().signIn('evaluator', portal.passwordOf('evaluator'), '/data-sets');
    expect(signedIn.headers.location).toBe('/data-sets');
  });

  it('is never led to another site', async () => {
    for (const next of ['//elsewhere.example', 'https://elsewhere.example', '/\\elsewhere.example', 'x']) {
      const answer = await browser().signIn('evaluator', portal.passwordOf('evaluator'), next);
      expect(answer.headers.location).toBe('/');
    }
  });
});

describe('a session', () => {
  it('is a cookie that no script can read and no other site sends', async () => {
    const answer = await browser().signIn('evaluator', portal.passwordOf('evaluator'));
    const cookie = String(answer.headers['set-cookie']);
    expect(cookie).toMatch(/rep-session=[^;]+; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('travels over HTTPS only where the portal is not on this machine', async () => {
    const answer = await portal.app.inject({ url: '/sign-in', headers: { host: 'portal.example' } });
    expect(String(answer.headers['set-cookie'])).toMatch(/; Secure/);
  });

  it('is worth nothing after sign-out, even where a copy was kept', async () => {
    const visitor = browser();
    await visitor.signIn('evaluator', portal.passwordOf('evaluator'));
    const copy = visitor.cookies.get('rep-session') ?? '';
    await visitor.submit('/', '/sign-out', {});
    expect((await visitor.get('/')).statusCode).toBe(303);
    const answer = await portal.app.inject({ url: '/', cookies: { 'rep-session': copy } });
    expect(answer.statusCode).toBe(303);
  });

  it('cannot be used as a token, nor a token as a session', async () => {
    const visitor = browser();
    await visitor.signIn('evaluator', portal.passwordOf('evaluator'));
    const verify = createCallerVerifier(portal.publicKeys, 'evidence');
    await expect(verify(`Bearer ${visitor.cookies.get('rep-session')}`)).rejects.toThrow(/not valid here/);
    await visitor.get('/partnerships');
    const token = services.tokens.at(-1)?.replace('Bearer ', '') ?? '';
    expect((await verify(`Bearer ${token}`)).role).toBe('evaluator');
    const answer = await portal.app.inject({ url: '/', cookies: { 'rep-session': token } });
    expect(answer.statusCode).toBe(303);
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
    const fields = { account: 'auditor', password: portal.passwordOf('auditor') };
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
    expect((await send({ _form: token }, { origin: 'http://127.0.0.1:4600' })).statusCode).toBe(303);
  });

  it('says after ten failures to stop guessing, and still lets the right password in', async () => {
    const visitor = browser();
    for (let attempt = 0; attempt < 10; attempt += 1) await visitor.signIn('setting', 'wrong');
    const answer = await visitor.signIn('setting', 'wrong');
    expect(answer.statusCode).toBe(429);
    expect(answer.body).toContain('Look the password up before you try again');
    expect((await visitor.signIn('setting', portal.passwordOf('setting'))).statusCode).toBe(303);
  });
});

describe('POST /token', () => {
  const ask = (payload: unknown, headers: Record<string, string> = {}) =>
    portal.app.inject({
      method: 'POST',
      url: '/token',
      headers: { 'content-type': 'application/json', ...headers },
      payload: JSON.stringify(payload),
    });
  const right = () => ({ account: 'rep-command', password: portal.passwordOf('rep-command') });

  it('gives a token for the one service that is asked for', async () => {
    const { token } = (await ask({ ...right(), audience: 'rep-london' })).json<{ token: string }>();
    const london = createCallerVerifier(portal.publicKeys, 'rep-london');
    const other = createCallerVerifier(portal.publicKeys, 'rep-north-east');
    expect((await london(`Bearer ${token}`)).role).toBe('operator');
    await expect(other(`Bearer ${token}`)).rejects.toThrow();
  });

  it('refuses a wrong password, an unknown audience, a body that is no JSON and one with more in it', async () => {
    expect((await ask({ ...right(), password: 'wrong', audience: 'evidence' })).statusCode).toBe(401);
    expect((await ask({ ...right(), audience: 'elsewhere' })).statusCode).toBe(400);
    expect((await ask({ ...right(), audience: 'evidence', role: 'auditor' })).statusCode).toBe(400);
    const form = { 'content-type': 'text/plain' };
    expect((await ask({ ...right(), audience: 'evidence' }, form)).statusCode).toBe(415);
  });

  it('refuses wrong passwords with 429 after ten failures, and a stranger so never keeps a service out', async () => {
    const wrong = { account: 'dataset-service', password: 'wrong', audience: 'evidence' };
    for (let attempt = 0; attempt < 10; attempt += 1) expect((await ask(wrong)).statusCode).toBe(401);
    expect((await ask(wrong)).statusCode).toBe(429);
    const password = portal.passwordOf('dataset-service');
    expect((await ask({ ...wrong, password })).statusCode).toBe(200);
  });
});
