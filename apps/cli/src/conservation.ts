import { z } from 'zod';
import type { Evidence } from './system/evidence.ts';

const QUERY = `{
  conservation {
    rows { producer day produced accepted duplicate quarantined inFlight missing }
    totals { produced accepted duplicate quarantined inFlight }
    redelivered
    unattributed
  }
}`;
const count = z.number();
const counts = { produced: count, accepted: count, duplicate: count, quarantined: count, inFlight: count };
const statementSchema = z.object({
  conservation: z.object({
    rows: z.array(z.object({ producer: z.string(), day: z.string(), ...counts, missing: count })),
    totals: z.object(counts),
    redelivered: count,
    unattributed: count,
  }),
});
export type ConservationStatement = z.infer<typeof statementSchema>['conservation'];

/** What every producer put into the stream, by UTC day, and what became of it. */
export const findConservation = async (evidence: Evidence): Promise<ConservationStatement> =>
  (await evidence.ask(statementSchema, { query: QUERY })).conservation;
