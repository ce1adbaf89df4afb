import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { CommandError } from '../command-error.ts';
import type { Evidence } from '../system/evidence.ts';
import type { SequenceRange } from './tally.ts';

const QUERY = `query Outcomes($producer: String!, $from: Int!, $to: Int!) {
  outcomes(producer: $producer, from: $from, to: $to) {
    accepted duplicate quarantined pending reasons { reason count detail }
  }
}`;
const outcomesSchema = z.object({
  outcomes: z.object({
    accepted: z.number(),
    duplicate: z.number(),
    quarantined: z.number(),
    pending: z.number(),
    reasons: z.array(z.object({ reason: z.string(), count: z.number(), detail: z.string().nullish() })),
  }),
});
export type Outcomes = z.infer<typeof outcomesSchema>['outcomes'];

const POLL_MS = 500;
/** Longer than a service takes to be started again with back-off. */
const STALLED_AFTER_MS = 120_000;
const QUESTIONS_AT_A_TIME = 4;

/** Asks what became of ranges until nothing is pending. `told` hears how many rows are not settled yet. */
export async function settle(
  evidence: Evidence,
  ranges: readonly SequenceRange[],
  told: (pending: number) => void,
): Promise<Outcomes[]> {
  const answers: Outcomes[] = new Array(ranges.length);
  let open = ranges.map((range, index) => ({ range, index }));
  const isMoving = stallWatch();
  while (open.length > 0) {
    for (let at = 0; at < open.length; at += QUESTIONS_AT_A_TIME) {
      await Promise.all(
        open.slice(at, at + QUESTIONS_AT_A_TIME).map(async ({ range, index }) => {
          answers[index] = await ask(evidence, range);
        }),
      );
    }
    open = open.filter(({ index }) => (answers[index]?.pending ?? 0) > 0);
    const pending = open.reduce((sum, { index }) => sum + (answers[index]?.pending ?? 0), 0);
    told(pending);
    if (pending > 0) {
      if (!isMoving(pending)) throw stalled(pending);
      await delay(POLL_MS);
    }
  }
  return answers;
}

const ask = async (evidence: Evidence, { producer, first, last }: SequenceRange): Promise<Outcomes> =>
  (await evidence.ask(outcomesSchema, { query: QUERY, variables: { producer, from: first, to: last } }))
    .outcomes;

function stallWatch(): (pending: number) => boolean {
  let seen = -1;
  let since = performance.now();
  return (pending) => {
    if (pending !== seen) since = performance.now();
    seen = pending;
    return performance.now() - since < STALLED_AFTER_MS;
  };
}

const stalled = (pending: number): CommandError =>
  new CommandError(
    `${pending} rows have been on their way for two minutes without moving: look at the output of "npm start", then run the same command again.`,
  );
