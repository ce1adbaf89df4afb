import { z } from 'zod';

const AUDIENCE = 'rep-portal-unsubscribe';
const ISSUER = 'rep-portal';
const ALGORITHM = 'HS256';
const claimsSchema = z.object({ sub: z.string().min(1) });

/** Tokens that end the digests of one account and can do nothing else. They never expire: a message is kept for years. */
export type Unsubscribing = {
  tokenFor(account: string): Promise<string>;
  /** The account, or null for a token that is not ours. */
  read(token: string): Promise<string | null>;
};

export function createUnsubscribing(key: () => Promise<Uint8Array>): Unsubscribing {
  return {
    tokenFor: async (account) => {
      const { SignJWT } = await import('jose');
      const token = new SignJWT().setProtectedHeader({ alg: ALGORITHM }).setSubject(account);
      return token
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .sign(await key());
    },
    read: async (token) => {
      const { jwtVerify } = await import('jose');
      const options = { audience: AUDIENCE, issuer: ISSUER, algorithms: [ALGORITHM] };
      try {
        return claimsSchema.parse((await jwtVerify(token, await key(), options)).payload).sub;
      } catch {
        return null; // whatever is wrong with it, it ends nothing
      }
    },
  };
}
