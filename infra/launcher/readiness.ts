import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { StartError } from './start-error.ts';

const POLL_MS = 100;
const ASK_LIMIT_MS = 2_000;
const READY_LIMIT_MS = 120_000;

const answerSchema = z.object({ ready: z.boolean(), reasons: z.array(z.string()) });

/** Why the service is not ready; null when it is. */
async function reasonNotReady(url: string): Promise<string | null> {
  try {
    const response = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(ASK_LIMIT_MS) });
    const answer = answerSchema.parse(await response.json());
    return answer.ready ? null : answer.reasons.join('; ') || 'it gave no reason';
  } catch {
    return 'it does not answer yet';
  }
}

/** Resolves when the service at `url` says that it is ready. Throws StartError with its reasons after two minutes. */
export async function untilServiceReady(name: string, url: string, signal: AbortSignal): Promise<void> {
  const end = Date.now() + READY_LIMIT_MS;
  for (;;) {
    signal.throwIfAborted();
    const reason = await reasonNotReady(url);
    if (reason === null) return;
    if (Date.now() > end) throw new StartError(`${name} did not become ready: ${reason}.`);
    await sleep(POLL_MS, undefined, { signal }).catch(() => signal.throwIfAborted());
  }
}
