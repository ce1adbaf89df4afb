import { createCallerVerifier } from '@rep/service-kit';
import { describe, expect, it } from 'vitest';
import { createSessions } from '../src/session/sessions.ts';
import { startPortal } from './started-portal.ts';

const { portal, services, browser } = startPortal();

describe('a session', () => {
  it('is a cookie that no script can read and no other site sends', async () => {
    const answer = await browser().signIn('evaluator', portal().passwordOf('evaluator'));
    const cookie = String(answer.headers['set-cookie']);
    expect(cookie).toMatch(/rep-session=[^;]+; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('travels over HTTPS only where the portal is not on this machine', async () => {
    const answer = await portal().app.inject({ url: '/sign-in', headers: { host: 'portal.example' } });
    expect(String(answer.headers['set-cookie'])).toMatch(/; Secure/);
  });

  it('is worth nothing after sign-out, even where a copy was kept', async () => {
    const visitor = browser();
    await visitor.signIn('evaluator', portal().passwordOf('evaluator'));
    const copy = visitor.cookies.get('rep-session') ?? '';
    await visitor.submit('/', '/sign-out', {});
    expect((await visitor.get('/')).statusCode).toBe(303);
    const answer = await portal().app.inject({ url: '/', cookies: { 'rep-session': copy } });
    expect(answer.statusCode).toBe(303);
  });

  it('ends with the portal, so that a sign-out is never forgotten by a restart', async () => {
    const [before, after] = [createSessions(), createSessions()];
    const cookie = await before.issue('evaluator');
    expect(await before.read(cookie)).toBe('evaluator');
    expect(await after.read(cookie)).toBeUndefined();
  });

  it('cannot be used as a token, nor a token as a session', async () => {
    const visitor = browser();
    await visitor.signIn('evaluator', portal().passwordOf('evaluator'));
    const verify = createCallerVerifier(portal().publicKeys, 'evidence');
    await expect(verify(`Bearer ${visitor.cookies.get('rep-session')}`)).rejects.toThrow(/not valid here/);
    await visitor.get('/partnerships');
    const token = services().tokens.at(-1)?.replace('Bearer ', '') ?? '';
    expect((await verify(`Bearer ${token}`)).role).toBe('evaluator');
    const answer = await portal().app.inject({ url: '/', cookies: { 'rep-session': token } });
    expect(answer.statusCode).toBe(303);
  });
});
