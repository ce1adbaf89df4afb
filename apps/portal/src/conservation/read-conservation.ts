import { z } from 'zod';
import type { Evidence } from '../services/evidence.ts';

const QUERY = `query Conservation($producer: String, $from: String, $to: String) {
  conservation(producer: $producer, from: $from, to: $to) {
    rows { producer day produced accepted duplicate quarantined inFlight missing }
    rowCount
    totals { produced accepted duplicate quarantined inFlight missing }
    redelivered
    unattributed
  }
}`;

const countsSchema = z.object({
  produced: z.number(),
  accepted: z.number(),
  duplicate: z.number(),
  quarantined: z.number(),
  inFlight: z.number(),
  missing: z.number(),
});
const answerSchema = z.object({
  conservation: z.object({
    rows: z.array(countsSchema.extend({ producer: z.string(), day: z.string() })),
    /** Of all days asked about: there may be more than the rows of the newest. */
    rowCount: z.number(),
    totals: countsSchema,
    redelivered: z.number(),
    unattributed: z.number(),
  }),
});
type Conservation = z.infer<typeof answerSchema>['conservation'];

/** `from` and `to` are UTC days, both included; null is open. */
type ConservationQuestion = {
  readonly producer: string | null;
  readonly from: string | null;
  readonly to: string | null;
};

export async function readConservation(
  evidence: Evidence,
  question: ConservationQuestion,
): Promise<Conservation & { readonly balanced: boolean }> {
  const { conservation } = await evidence(QUERY, question, answerSchema);
  const { produced, accepted, duplicate, quarantined, inFlight } = conservation.totals;
  return { ...conservation, balanced: produced === accepted + duplicate + quarantined + inFlight };
}
