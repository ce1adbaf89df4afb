import { z } from 'zod';
import type { EvidenceClient } from './evidence-client.ts';

const QUERY = 'query State { conservation { totals { accepted inFlight } } }';
const stateSchema = z.object({
  conservation: z.object({ totals: z.object({ accepted: z.number(), inFlight: z.number() }) }),
});
export type EvidenceState = { readonly accepted: number; readonly inFlight: number };

/** How many events the store holds. Nothing in it changes without one more, so the number stands for its content. */
export const readState = async (evidence: EvidenceClient): Promise<EvidenceState> =>
  (await evidence(QUERY, {}, stateSchema)).conservation.totals;
