import type { Audience, Identity, IssuedToken, TokenIssuer } from '@rep/identity';

/** Of the five minutes that a token lives: what is left is ample for a call. */
const REUSED_MS = 60_000;

type Kept = { readonly issued: Promise<IssuedToken>; readonly until: number };

/**
 * Gives the same person the same token for a service for a minute: the page of a pilot calls four procedures, and a
 * token that was checked is not checked again.
 */
export function reuseTokens(tokens: TokenIssuer, now: () => number = Date.now): TokenIssuer {
  const kept = new Map<string, Kept>();
  const forgetOld = (): void => {
    for (const [name, { until }] of kept) if (until <= now()) kept.delete(name);
  };
  const issueAnew = (name: string, identity: Identity, audience: Audience): Promise<IssuedToken> => {
    forgetOld();
    const issued = tokens.issue(identity, audience);
    kept.set(name, { issued, until: now() + REUSED_MS });
    issued.catch(() => kept.delete(name));
    return issued;
  };
  return {
    issue: (identity, audience) => {
      const name = JSON.stringify([audience, identity]);
      const held = kept.get(name);
      return held && held.until > now() ? held.issued : issueAnew(name, identity, audience);
    },
  };
}
