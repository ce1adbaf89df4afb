import { TOKEN_ALGORITHM, TOKEN_ISSUER } from '@rep/service-kit';
import { importJWK, SignJWT } from 'jose';
import type { Identity } from './account.ts';
import type { Audience } from './audiences.ts';
import { readJson } from './secret-file.ts';
import { type SigningKey, signingKeySchema } from './signing-key.ts';

/** Short, because a token cannot be taken back. */
const TOKEN_SECONDS = 5 * 60;

export type IssuedToken = {
  readonly token: string;
  /** An instant in UTC. */
  readonly expiresAt: string;
};
export type TokenIssuer = {
  /** A token that lets this identity call one service for five minutes. */
  issue(identity: Identity, audience: Audience): Promise<IssuedToken>;
};

/** The private key of SIGNING_KEY_FILE. Throws with a sentence when it is not there or no such key. */
export function readSigningKey(file: string): SigningKey {
  const parsed = signingKeySchema.safeParse(readJson(file));
  if (parsed.success) return parsed.data;
  throw new Error(`${file} holds no Ed25519 signing key: start the platform to have one made.`);
}

/** Signs tokens with the installation's private key. `now` is the clock, in milliseconds. */
export function createTokenIssuer(key: SigningKey, now: () => number = Date.now): TokenIssuer {
  const signingKey = importJWK(key, TOKEN_ALGORITHM);
  return {
    issue: async (identity, audience) => {
      const issuedAt = Math.floor(now() / 1000);
      const expiresAt = issuedAt + TOKEN_SECONDS;
      const { account, name, role, repId, laCode } = identity;
      const token = await new SignJWT({ name, role, rep_id: repId, la_code: laCode })
        .setProtectedHeader({ alg: TOKEN_ALGORITHM, kid: key.kid })
        .setSubject(account)
        .setIssuer(TOKEN_ISSUER)
        .setAudience(audience)
        .setIssuedAt(issuedAt)
        .setExpirationTime(expiresAt)
        .sign(await signingKey);
      return { token, expiresAt: new Date(expiresAt * 1000).toISOString() };
    },
  };
}
