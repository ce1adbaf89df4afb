import { z } from 'zod';
import type { Evidence } from '../services/evidence.ts';
import { reasonInWords } from './quarantine-reasons.ts';

const MOST_SHOWN = 100;

const QUERY = `query Quarantine($producer: String) {
  quarantine(producer: $producer, first: ${MOST_SHOWN}) { producer sequence reason detail at }
  quarantineReasons(producer: $producer) { reason count }
}`;

const answerSchema = z.object({
  quarantine: z.array(
    z.object({
      producer: z.string().nullable(),
      sequence: z.number().nullable(),
      reason: z.string(),
      detail: z.string(),
      at: z.string(),
    }),
  ),
  quarantineReasons: z.array(z.object({ reason: z.string(), count: z.number() })),
});

const named = <T extends { reason: string }>(entry: T) => ({ ...entry, words: reasonInWords(entry.reason) });

/** What is in quarantine, of one producer or all: the count of each reason, and the newest entries. Never the bytes. */
export async function readQuarantine(evidence: Evidence, producer: string | null) {
  const { quarantine, quarantineReasons } = await evidence(QUERY, { producer }, answerSchema);
  return {
    reasons: quarantineReasons.map(named),
    count: quarantineReasons.reduce((sum, { count }) => sum + count, 0),
    newest: quarantine.map(named),
  };
}
