import { join } from 'node:path';
import type { RepId } from '@rep/contracts';
import { type Audience, createTokenIssuer, type Identity, readSigningKey } from '@rep/identity';

const PERSON = { name: 'Bench', repId: null, laCode: null } as const;
export const DFE_POLICY: Identity = { ...PERSON, account: 'dfe-policy', role: 'dfe-policy' };

type Does = 'drafter' | 'approver';
/** Accounts as the launcher names them need a name; here the code will do, because nobody signs in with them. */
export const accountOf = (laCode: string, does: Does): string => `bench-${laCode.toLowerCase()}-${does}`;

export function personOf(
  { repId, lead }: { repId: RepId; lead: string },
  laCode: string,
  does: Does,
): Identity {
  const role = laCode === lead ? 'lead-authority' : 'member-authority';
  return { account: accountOf(laCode, does), name: 'Bench', role, repId, laCode };
}

/** Tokens live five minutes; one is used for two, by any number of calls, as a client does. */
const KEPT_MS = 2 * 60_000;

export type Tokens = (identity: Identity, audience: Audience) => Promise<string>;

/** Tokens as the portal signs them, with the installation's own key. */
export function createTokens(data: string): Tokens {
  const issuer = createTokenIssuer(readSigningKey(join(data, 'identity', 'signing-key.json')));
  const kept = new Map<string, { token: string; until: number }>();
  return async (identity, audience) => {
    const name = `${identity.account} ${audience}`;
    const held = kept.get(name);
    if (held && held.until > Date.now()) return held.token;
    const { token } = await issuer.issue(identity, audience);
    kept.set(name, { token, until: Date.now() + KEPT_MS });
    return token;
  };
}
