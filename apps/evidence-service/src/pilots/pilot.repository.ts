import { type EvidenceSight, PILOT } from '@rep/domain';
import type { Queryable } from '@rep/service-kit';
import { z } from 'zod';

const pilotSchema = z.object({
  id: z.string(),
  partnershipId: z.string(),
  title: z.string(),
  strand: z.string(),
  state: z.string(),
});
export type StoredPilot = z.infer<typeof pilotSchema>;

type PilotFilter = { readonly sight: EvidenceSight; readonly partnership: string | null };

/**
 * Pilots of one partnership or all, each in its latest state; one that nobody has moved yet is a draft. Others' are seen
 * once they were registered, whatever became of them.
 */
export async function listPilots(db: Queryable, { sight, partnership }: PilotFilter): Promise<StoredPilot[]> {
  const whole = sight.kinds.includes(PILOT.kind) ? sight.whole : [];
  const { rows } = await db.query(
    `SELECT p.pilot_id AS id, p.producer AS "partnershipId", p.title, p.strand, coalesce(s.state, 'draft') AS state
     FROM (SELECT DISTINCT ON (producer, pilot_id) * FROM pilot ORDER BY producer, pilot_id, sequence DESC) p
     LEFT JOIN LATERAL (SELECT state FROM pilot_state
       WHERE producer = p.producer AND pilot_id = p.pilot_id ORDER BY sequence DESC LIMIT 1) s ON true
     WHERE ($1::text IS NULL OR p.producer = $1)
       AND (p.producer = ANY($2::text[]) OR EXISTS (SELECT FROM pilot_state earlier
         WHERE earlier.producer = p.producer AND earlier.pilot_id = p.pilot_id AND earlier.state = ANY($3::text[])))
     ORDER BY p.producer, p.registered_at, p.pilot_id`,
    [partnership, whole, sight.public.since[PILOT.kind] ?? []],
  );
  return z.array(pilotSchema).parse(rows);
}
