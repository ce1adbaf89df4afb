import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { HttpProblem } from './errors.ts';

const accountSchema = z.object({ account: z.string().min(1), password: z.string().min(1) });
type ServiceAccount = z.infer<typeof accountSchema>;

const answerSchema = z.object({ token: z.string().min(1), expiresAt: z.iso.datetime({ offset: true }) });

const CALL_DEADLINE_MS = 10_000;
/** A token is fetched anew this long before its end, so that it does not expire on the way. */
const RENEW_BEFORE_MS = 30_000;

/** Gives a token that is valid for some time yet. Throws HttpProblem 503 when none can be had. */
export type ServiceToken = () => Promise<string>;

/** Reads SERVICE_ACCOUNT_FILE; throws with a sentence, without the content. */
export function readServiceAccount(file: string): ServiceAccount {
  try {
    return accountSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new Error('SERVICE_ACCOUNT_FILE must name a JSON file with "account" and "password".');
  }
}

async function fetchToken(identityUrl: string, body: ServiceAccount & { audience: string }) {
  try {
    const response = await fetch(new URL('/token', identityUrl), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(CALL_DEADLINE_MS),
    });
    if (!response.ok) throw new Error(`the portal answered ${response.status}`);
    return answerSchema.parse(await response.json());
  } catch (error) {
    throw new HttpProblem(503, 'The sign-in service does not answer: try again in a minute.', {
      cause: error,
    });
  }
}

/** This service's own token for another service, kept until shortly before it ends. */
export function createServiceToken(
  identityUrl: string,
  account: ServiceAccount,
  audience: string,
): ServiceToken {
  let held: { token: string; until: number } | undefined;
  return async () => {
    if (held && Date.now() < held.until) return held.token;
    const { token, expiresAt } = await fetchToken(identityUrl, { ...account, audience });
    held = { token, until: Date.parse(expiresAt) - RENEW_BEFORE_MS };
    return token;
  };
}
