import { readFileSync } from 'node:fs';
import { repIdSchema } from '@rep/contracts';
import type { Role } from '@rep/domain';
import { ROLES } from '@rep/domain';
import type { JSONWebKeySet } from 'jose';
import { z } from 'zod';

/** Who calls, as their token says. The service decides what they may do. */
export type Caller = {
  readonly subject: string;
  readonly name: string;
  readonly role: Role;
  /** The caller's partnership, for roles that have one. */
  readonly repId: z.infer<typeof repIdSchema> | null;
  /** The caller's authority (GSS code), for roles that act for one. */
  readonly laCode: string | null;
};

export const TOKEN_ISSUER = 'rep-portal';
export const TOKEN_ALGORITHM = 'EdDSA';

const claimsSchema = z.object({
  sub: z.string().min(1),
  name: z.string(),
  role: z.enum(ROLES),
  rep_id: repIdSchema.nullable(),
  la_code: z.string().nullable(),
});

/** Why a call is not let in; `message` tells the user what to do. */
export class SignInError extends Error {
  /** For the log. */
  readonly reason: 'no-token' | 'token-not-valid';
  constructor(message: string, options: ErrorOptions & { reason?: SignInError['reason'] } = {}) {
    super(message, options);
    this.name = 'SignInError';
    this.reason = options.reason ?? 'no-token';
  }
}

export type CallerVerifier = (authorization: string | undefined) => Promise<Caller>;

const publicKeySchema = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string().min(1),
  kid: z.string().min(1),
});
const publicKeysSchema = z.object({ keys: z.array(publicKeySchema).min(1) });

/** The public keys of IDENTITY_JWKS_FILE. Throws with a sentence when the file is not there or holds no such keys. */
export function readPublicKeys(file: string): JSONWebKeySet {
  try {
    return publicKeysSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new Error('IDENTITY_JWKS_FILE must name a file of Ed25519 public keys (JWKS).', { cause: error });
  }
}

/**
 * Checks a bearer token against the public keys and this service's audience. Throws SignInError when it is missing,
 * expired, forged or meant for another service.
 */
export function createCallerVerifier(jwks: JSONWebKeySet, audience: string): CallerVerifier {
  // Loaded with the first token: reading the library takes longer than starting the rest of a service.
  const load = async () => {
    const { createLocalJWKSet, jwtVerify } = await import('jose');
    return { keys: createLocalJWKSet(jwks), jwtVerify };
  };
  let loaded: ReturnType<typeof load> | undefined;
  return async (authorization) => {
    const token = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1];
    if (!token) throw new SignInError('Sign in first: the request carries no token.');
    loaded ??= load();
    const { keys, jwtVerify } = await loaded;
    try {
      const { payload } = await jwtVerify(token, keys, {
        audience,
        issuer: TOKEN_ISSUER,
        algorithms: [TOKEN_ALGORITHM],
        requiredClaims: ['exp'],
      });
      const claims = claimsSchema.parse(payload);
      return {
        subject: claims.sub,
        name: claims.name,
        role: claims.role,
        repId: claims.rep_id,
        laCode: claims.la_code,
      };
    } catch (error) {
      throw new SignInError('The token is not valid here: sign in again.', {
        cause: error,
        reason: 'token-not-valid',
      });
    }
  };
}
