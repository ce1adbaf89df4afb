import { exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { beforeAll, expect, test, vi } from 'vitest';
import { type CallerVerifier, createCallerVerifier, SignInError, TOKEN_ISSUER } from './caller.ts';

const NOW = Math.floor(Date.now() / 1000);
const CLAIMS = {
  sub: 'barnet-lead',
  name: 'A lead',
  role: 'lead-authority',
  rep_id: 'london',
  la_code: 'E09000003',
  iss: TOKEN_ISSUER,
  aud: 'rep-london',
  iat: NOW,
  exp: NOW + 300,
};

type KeyPair = Awaited<ReturnType<typeof generateKeyPair>>;
let keys: KeyPair;
let verify: CallerVerifier;
const bearer = async (claims: JWTPayload, key: KeyPair['privateKey'], kid = 'k1'): Promise<string> =>
  `Bearer ${await new SignJWT(claims).setProtectedHeader({ alg: 'EdDSA', kid }).sign(key)}`;

beforeAll(async () => {
  keys = await generateKeyPair('EdDSA');
  const jwk = await exportJWK(keys.publicKey);
  verify = createCallerVerifier({ keys: [{ ...jwk, kid: 'k1' }] }, 'rep-london');
});

test('a token signed by our key for this service names the caller', async () => {
  expect(await verify(await bearer(CLAIMS, keys.privateKey))).toEqual({
    subject: 'barnet-lead',
    name: 'A lead',
    role: 'lead-authority',
    repId: 'london',
    laCode: 'E09000003',
  });
});

test('a call without a token, or with something else, is asked to sign in', async () => {
  for (const header of [undefined, '', 'Basic abc', 'Bearer']) {
    await expect(verify(header)).rejects.toThrow(SignInError);
  }
});

test('an expired token is refused', async () => {
  const expired = { ...CLAIMS, iat: NOW - 600, exp: NOW - 300 };
  await expect(verify(await bearer(expired, keys.privateKey))).rejects.toThrow(SignInError);
});

test('a token is checked once, and refused from its end on', async () => {
  let now = NOW * 1000;
  const jwk = await exportJWK(keys.publicKey);
  const verifyAt = createCallerVerifier({ keys: [{ ...jwk, kid: 'k1' }] }, 'rep-london', () => now);
  const token = await bearer(CLAIMS, keys.privateKey);
  const checks = vi.spyOn(crypto.subtle, 'verify');
  const callers = [await verifyAt(token), await verifyAt(token)];
  expect(callers.map(({ subject }) => subject)).toEqual([CLAIMS.sub, CLAIMS.sub]);
  expect(checks).toHaveBeenCalledTimes(1);
  checks.mockRestore();
  now = CLAIMS.exp * 1000;
  await expect(verifyAt(token)).rejects.toThrow(SignInError);
});

test('a token without an end is refused', async () => {
  const { exp: _, ...endless } = CLAIMS;
  await expect(verify(await bearer(endless, keys.privateKey))).rejects.toThrow(SignInError);
});

test('a token forged with another key is refused, even under our key id', async () => {
  const other = await generateKeyPair('EdDSA');
  await expect(verify(await bearer(CLAIMS, other.privateKey))).rejects.toThrow(SignInError);
  await expect(verify(await bearer(CLAIMS, other.privateKey, 'k2'))).rejects.toThrow(SignInError);
});

test('a token for another service is refused', async () => {
  for (const aud of ['rep-north-east', 'evidence', 'rep-london2']) {
    await expect(verify(await bearer({ ...CLAIMS, aud }, keys.privateKey))).rejects.toThrow(SignInError);
  }
});

test('a token of another issuer or with an unknown role is refused', async () => {
  for (const change of [{ iss: 'someone' }, { role: 'root' }, { rep_id: 'atlantis' }]) {
    const claims: JWTPayload = { ...CLAIMS, ...change };
    await expect(verify(await bearer(claims, keys.privateKey))).rejects.toThrow(SignInError);
  }
});

test('an unsigned token (alg "none") is refused', async () => {
  await expect(verify(`Bearer ${new UnsecuredJWT(CLAIMS).encode()}`)).rejects.toThrow(SignInError);
});

test('a token signed with our public key as an HMAC secret is refused', async () => {
  const secret = new TextEncoder().encode(JSON.stringify(await exportJWK(keys.publicKey)));
  const token = await new SignJWT(CLAIMS).setProtectedHeader({ alg: 'HS256', kid: 'k1' }).sign(secret);
  await expect(verify(`Bearer ${token}`)).rejects.toThrow(SignInError);
});
