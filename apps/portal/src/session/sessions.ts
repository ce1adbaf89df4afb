import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';

/** One working day: nobody loses what they are writing (WCAG 2.2.1), and a forgotten browser is signed out by night. */
export const SESSION_HOURS = 8;
const ISSUER = 'rep-portal';
/** Of no service: a session cookie can never be used as a token. */
const AUDIENCE = 'rep-portal-session';
const ALGORITHM = 'HS256';
const SECRET_BYTES = 32;

const claimsSchema = z.object({ sub: z.string().min(1), jti: z.string().min(1), exp: z.number() });

/** Session cookies: signed, with the account's name and an id, nothing else. */
export type Sessions = {
  issue(account: string): Promise<string>;
  /** The account's name, or undefined for a cookie that is forged, expired, signed out or of an earlier start. */
  read(cookie: string): Promise<string | undefined>;
  /** The cookie is worth nothing from now on, even where a copy of it is kept. */
  revoke(cookie: string): Promise<void>;
};

/**
 * Sessions of one start of the portal: their secret is made here and kept nowhere. So a restart ends them all, and the
 * list of sign-outs, which lives as long as the secret, never forgets one that still counts.
 */
export function createSessions(): Sessions {
  const secret = new Uint8Array(randomBytes(SECRET_BYTES));
  const revoked = new Map<string, number>();
  const claimsOf = async (cookie: string) => {
    const { jwtVerify } = await import('jose');
    try {
      const options = {
        audience: AUDIENCE,
        issuer: ISSUER,
        algorithms: [ALGORITHM],
        requiredClaims: ['exp'],
      };
      return claimsSchema.parse((await jwtVerify(cookie, secret, options)).payload);
    } catch {
      // Whatever is wrong with it, the visitor is simply not signed in.
      return undefined;
    }
  };
  const forgetExpired = (): void => {
    const now = Date.now() / 1000;
    for (const [id, end] of revoked) if (end < now) revoked.delete(id);
  };
  return {
    issue: async (account) => {
      const { SignJWT } = await import('jose');
      return new SignJWT()
        .setProtectedHeader({ alg: ALGORITHM })
        .setSubject(account)
        .setJti(randomUUID())
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setIssuedAt()
        .setExpirationTime(`${SESSION_HOURS}h`)
        .sign(secret);
    },
    read: async (cookie) => {
      const claims = await claimsOf(cookie);
      return claims && !revoked.has(claims.jti) ? claims.sub : undefined;
    },
    revoke: async (cookie) => {
      const claims = await claimsOf(cookie);
      forgetExpired();
      if (claims) revoked.set(claims.jti, claims.exp);
    },
  };
}
