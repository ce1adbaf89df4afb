import { randomUUID } from 'node:crypto';
import { z } from 'zod';

/** One working day: nobody loses what they are writing (WCAG 2.2.1), and a forgotten browser is signed out by night. */
const SESSION_SECONDS = 8 * 60 * 60;
const ISSUER = 'rep-portal';
/** Of no service: a session cookie can never be used as a token. */
const AUDIENCE = 'rep-portal-session';
const ALGORITHM = 'EdDSA';

const claimsSchema = z.object({ sub: z.string().min(1), jti: z.string().min(1), exp: z.number() });

export type SigningKey = Readonly<Record<string, unknown>>;

/** Session cookies: signed, with the account's name and an id, nothing else. */
export type Sessions = {
  issue(account: string): Promise<string>;
  /** The account's name, or undefined for a cookie that is forged, expired or signed out of this process. */
  read(cookie: string): Promise<string | undefined>;
  /**
   * The cookie is worth nothing to this process, even where a copy of it is kept. The list of sign-outs lives as long as
   * the process: after a restart such a copy counts again until it expires.
   */
  revoke(cookie: string): Promise<void>;
};

async function load(key: SigningKey) {
  const jose = await import('jose');
  const privateKey = await jose.importJWK({ ...key }, ALGORITHM);
  const { d: _private, ...publicPart } = key;
  const publicKey = await jose.importJWK({ ...publicPart }, ALGORITHM);
  return { jose, privateKey, publicKey };
}

export function createSessions(key: SigningKey): Sessions {
  let loaded: ReturnType<typeof load> | undefined;
  const revoked = new Map<string, number>();
  const keys = () => (loaded ??= load(key));
  const claimsOf = async (cookie: string) => {
    const { jose, publicKey } = await keys();
    try {
      const options = {
        audience: AUDIENCE,
        issuer: ISSUER,
        algorithms: [ALGORITHM],
        requiredClaims: ['exp'],
      };
      return claimsSchema.parse((await jose.jwtVerify(cookie, publicKey, options)).payload);
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
      const { jose, privateKey } = await keys();
      return new jose.SignJWT()
        .setProtectedHeader({ alg: ALGORITHM })
        .setSubject(account)
        .setJti(randomUUID())
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setIssuedAt()
        .setExpirationTime(`${SESSION_SECONDS}s`)
        .sign(privateKey);
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
