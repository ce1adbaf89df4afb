import { setTimeout as delay } from 'node:timers/promises';
import type { Producer } from '@rep/contracts';
import { z } from 'zod';
import type { Evidence } from '../system/evidence.ts';

/** The evidence answers for at most a million sequences at a time. */
const MOST_SEQUENCES = 1_000_000;
const BETWEEN_QUESTIONS_MS = 250;
const QUERY = `query ($producer: String!, $from: Int!, $to: Int!) {
  outcomes(producer: $producer, from: $from, to: $to) { pending }
  conservation(producer: $producer) { totals { missing } }
}`;
const answerSchema = z.object({
  outcomes: z.object({ pending: z.number() }),
  conservation: z.object({ totals: z.object({ missing: z.number() }) }),
});

/** Whether events of a producer up to a sequence may still come: not received, and not given up either. */
async function isInFlight(evidence: Evidence, producer: Producer, last: number): Promise<boolean> {
  let pending = 0;
  let missing = 0;
  for (let from = 1; from <= last; from += MOST_SEQUENCES) {
    const to = Math.min(last, from + MOST_SEQUENCES - 1);
    const answer = await evidence.ask(answerSchema, { query: QUERY, variables: { producer, from, to } });
    pending += answer.outcomes.pending;
    missing = answer.conservation.totals.missing;
  }
  return pending > missing;
}

/**
 * Asks until nothing up to a sequence is in flight any more, for so long and no longer. True when whatever is not there
 * now will not come by itself.
 */
export async function untilReceived(
  evidence: Evidence,
  { producer, lastSequence }: { producer: Producer; lastSequence: number },
  waitMs: number,
): Promise<boolean> {
  const end = performance.now() + waitMs;
  while (await isInFlight(evidence, producer, lastSequence)) {
    if (performance.now() >= end) return false;
    await delay(BETWEEN_QUESTIONS_MS);
  }
  return true;
}
