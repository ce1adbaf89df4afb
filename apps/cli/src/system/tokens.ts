import { z } from 'zod';
import { CommandError } from '../command-error.ts';
import type { RunningSystem } from './find-system.ts';
import { request } from './request.ts';

const tokenSchema = z.object({ token: z.string().min(1), expiresAt: z.string() });
/** Tokens live for five minutes; a request that starts with one must also end with it. */
const RENEW_BEFORE_END_MS = 60_000;

const TOO_MANY_REQUESTS = 429;

type Token = { token: string; until: number };
/** A token for one service, taken from the portal and renewed before it ends. */
export type TokenSource = (audience: string) => Promise<string>;

export function createTokenSource(system: Omit<RunningSystem, 'accounts'>): TokenSource {
  const held = new Map<string, { obtained: Promise<Token>; until: number }>();
  const obtain = async (audience: string): Promise<Token> => {
    const { account, password } = system;
    const response = await request(`${system.urlOf('portal')}/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ account, password, audience }),
    });
    if (!response.ok) throw refusal(response.status, audience, system);
    const { token, expiresAt } = tokenSchema.parse(await response.json());
    return { token, until: Date.parse(expiresAt) - RENEW_BEFORE_END_MS };
  };
  return async (audience) => {
    const current = held.get(audience);
    if (current && current.until > Date.now()) return (await current.obtained).token;
    // Kept before it is there, so that whoever asks meanwhile waits for the same one.
    const entry = { obtained: obtain(audience), until: Number.POSITIVE_INFINITY };
    held.set(audience, entry);
    try {
      const { token, until } = await entry.obtained;
      entry.until = until;
      return token;
    } catch (error) {
      held.delete(audience);
      throw error;
    }
  };
}

function refusal(status: number, audience: string, { directory }: { directory: string }): CommandError {
  if (status === TOO_MANY_REQUESTS) {
    return new CommandError(
      `The portal has refused too many passwords of this account (HTTP 429): wait a quarter of an hour, check ${directory}/accounts.json, then run the command again.`,
    );
  }
  return new CommandError(
    `The portal gave no token for "${audience}" (HTTP ${status}): start the system again, or check ${directory}/accounts.json.`,
  );
}
