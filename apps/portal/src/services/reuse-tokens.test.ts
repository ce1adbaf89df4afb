import { createSigningKey, createTokenIssuer, type Identity } from '@rep/identity';
import { expect, test } from 'vitest';
import { reuseTokens } from './reuse-tokens.ts';

const lead: Identity = {
  ...{ account: 'lead', name: 'A lead', role: 'lead-authority', repId: 'london', laCode: 'E09000003' },
};

test('one person gets one token for a service for a minute, and nobody else gets it', async () => {
  let now = Date.now();
  const tokens = reuseTokens(
    createTokenIssuer(createSigningKey(), () => now),
    () => now,
  );
  const first = await tokens.issue(lead, 'rep-london');
  now += 59_000;
  expect(await tokens.issue({ ...lead }, 'rep-london')).toBe(first);
  expect((await tokens.issue(lead, 'national')).token).not.toBe(first.token);
  expect((await tokens.issue({ ...lead, role: 'member-authority' }, 'rep-london')).token).not.toBe(
    first.token,
  );
  now += 1_000;
  expect((await tokens.issue(lead, 'rep-london')).expiresAt).not.toBe(first.expiresAt);
});
