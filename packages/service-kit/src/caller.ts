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

/** Who a token names, and until when, in milliseconds. */
type Checked = { readonly caller: Caller; readonly until: number };

function createCheck(jwks: JSONWebKeySet, audience: string, now: () => number) {
  // Loaded with the first token: reading the library takes longer than starting the rest of a service.
  const load = async () => {
    const { createLocalJWKSet, jwtVerify } = await import('jose');
    return { keys: createLocalJWKSet(jwks), jwtVerify };
  };
  let loaded: ReturnType<typeof load> | undefined;
  return async (token: string): Promise<Checked> => {
    loaded ??= load();
    const { keys, jwtVerify } = await loaded;
    const { payload } = await jwtVerify(token, keys, {
      ...{ audience, issuer: TOKEN_ISSUER, algorithms: [TOKEN_ALGORITHM], requiredClaims: ['exp'] },
      currentDate: new Date(now()),
    });
    const { sub: subject, name, role, rep_id: repId, la_code: laCode } = claimsSchema.parse(payload);
    return { caller: { subject, name, role, repId, laCode }, until: (payload.exp ?? 0) * 1000 };
  };
}

/** Tokens kept in mind at once; the oldest makes room. */
const MOST_TOKENS = 1_000;

/**
 * Checks a bearer token against the public keys and this service's audience. Throws SignInError when it is missing,
 * expired, forged or meant for another service. One that passed is not checked again before its end: a page makes
 * several calls with it, and nothing takes a token back meanwhile.
 */
export function createCallerVerifier(
  jwks: JSONWebKeySet,
  audience: string,
  now: () => number = Date.now,
): CallerVerifier {
  const check = createCheck(jwks, audience, now);
  const passed = new Map<string, Checked>();
  const keep = (token: string, checked: Checked): void => {
    const [oldest] = passed.keys();
    if (passed.size >= MOST_TOKENS && oldest !== undefined) passed.delete(oldest);
    passed.set(token, checked);
  };
  return async (authorization) => {
    const token = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1];
    if (!token) throw new SignInError('Sign in first: the request carries no token.');
    const held = passed.get(token);
    if (held && now() < held.until) return held.caller;
    passed.delete(token);
    try {
      const checked = await check(token);
      keep(token, checked);
      return checked.caller;
    } catch (error) {
      throw new SignInError('The token is not valid here: sign in again.', {
        cause: error,
        reason: 'token-not-valid',
      });
    }
  };
}
