import type { Caller, CallerVerifier } from '@rep/service-kit';
import { z } from 'zod';

/** Far more callers than there are; beyond it the one remembered first is checked anew. */
const MOST_REMEMBERED = 1_000;

const claimsSchema = z.object({ exp: z.number() });
const milliseconds = (seconds: number): number => seconds * 1000;

/** When a token ends that has been verified, so that what it says may be believed. */
function endOf(authorization: string): number {
  const payload = authorization.split('.')[1] ?? '';
  return milliseconds(claimsSchema.parse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))).exp);
}

/**
 * Checks the signature of a token once, and not with each of its requests: a tenth of a millisecond of each. Nobody can
 * take a token back before its end, so until then the same bytes are the same caller.
 */
export function rememberCallers(
  verify: CallerVerifier,
  now: () => number = () => Date.now(),
): CallerVerifier {
  const remembered = new Map<string, { readonly caller: Caller; readonly until: number }>();
  return async (authorization) => {
    const known = remembered.get(authorization ?? '');
    if (known && now() < known.until) return known.caller;
    const caller = await verify(authorization);
    if (authorization === undefined) return caller;
    remembered.delete(authorization);
    const [oldest] = remembered.keys();
    if (remembered.size >= MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
    remembered.set(authorization, { caller, until: endOf(authorization) });
    return caller;
  };
}
