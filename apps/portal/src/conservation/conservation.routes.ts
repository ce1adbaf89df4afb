import { PRODUCERS, producerSchema } from '@rep/contracts';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Portal } from '../http/portal.ts';
import { type Visit, visitors } from '../http/visit.ts';

const QUERY = `query Conservation($producer: String) {
  conservation(producer: $producer) {
    rows { producer day produced accepted duplicate quarantined inFlight missing }
    totals { produced accepted duplicate quarantined inFlight }
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
});
const rowSchema = countsSchema.extend({ producer: z.string(), day: z.string(), missing: z.number() });
const answerSchema = z.object({
  conservation: z.object({
    rows: z.array(rowSchema),
    totals: countsSchema,
    redelivered: z.number(),
    unattributed: z.number(),
  }),
});
const querySchema = z.object({ producer: producerSchema.optional().catch(undefined) });

async function showConservation(visit: Visit) {
  const { producer } = querySchema.parse(visit.request.query);
  const { conservation } = await visit.services.evidence(QUERY, { producer: producer ?? null }, answerSchema);
  const { totals } = conservation;
  const missing = conservation.rows.reduce((sum, row) => sum + row.missing, 0);
  const balanced =
    totals.produced === totals.accepted + totals.duplicate + totals.quarantined + totals.inFlight;
  return visit.page('conservation.njk', {
    ...conservation,
    missing,
    balanced,
    producers: PRODUCERS,
    chosen: producer,
  });
}

export function conservationRoutes(app: FastifyInstance, portal: Portal): void {
  app.get('/conservation', visitors(portal, 'conservation', showConservation));
}
