import { z } from 'zod';
import { CommandError } from '../command-error.ts';
import type { RunningSystem } from './find-system.ts';
import { request } from './request.ts';

const tokenSchema = z.object({ token: z.string().min(1), expiresAt: z.string() });
/** Tokens live for five minutes; a request that starts with one must also end with it. */
const RENEW_BEFORE_END_MS = 60_000;

/** A token for one service, taken from the portal and renewed before it ends. */
export type TokenSource = (audience: string) => Promise<string>;

export function createTokenSource(system: RunningSystem): TokenSource {
  const held = new Map<string, { token: Promise<string>; until: number }>();
  const obtain = async (audience: string): Promise<{ token: string; until: number }> => {
    const { account, password } = system;
    const response = await request(`${system.urlOf('portal')}/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ account, password, audience }),
    });
    if (!response.ok) {
      throw new CommandError(
        `The portal gave no token for "${audience}" (HTTP ${response.status}): start the system again, or check ${system.directory}/accounts.json.`,
      );
    }
    const { token, expiresAt } = tokenSchema.parse(await response.json());
    return { token, until: Date.parse(expiresAt) - RENEW_BEFORE_END_MS };
  };
  return async (audience) => {
    const current = held.get(audience);
    if (current && current.until > Date.now()) return current.token;
    const obtained = obtain(audience);
    const entry = { token: obtained.then(({ token }) => token), until: Number.POSITIVE_INFINITY };
    held.set(audience, entry);
    try {
      entry.until = (await obtained).until;
      return await entry.token;
    } catch (error) {
      held.delete(audience);
      throw error;
    }
  };
}
