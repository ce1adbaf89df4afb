import { createCallerVerifier } from '@rep/service-kit';
import { describe, expect, it } from 'vitest';
import { startPortal } from './started-portal.ts';

const { portal } = startPortal();

describe('POST /token', () => {
  const ask = (payload: unknown, headers: Record<string, string> = {}) =>
    portal().app.inject({
      method: 'POST',
      url: '/token',
      headers: { 'content-type': 'application/json', ...headers },
      payload: JSON.stringify(payload),
    });
  const right = () => ({ account: 'rep-command', password: portal().passwordOf('rep-command') });

  it('gives a token for the one service that is asked for', async () => {
    const { token } = (await ask({ ...right(), audience: 'rep-london' })).json<{ token: string }>();
    const london = createCallerVerifier(portal().publicKeys, 'rep-london');
    const other = createCallerVerifier(portal().publicKeys, 'rep-north-east');
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
    const password = portal().passwordOf('dataset-service');
    expect((await ask({ ...wrong, password })).statusCode).toBe(200);
  });
});
