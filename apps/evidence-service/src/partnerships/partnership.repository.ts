import type { Queryable } from '@rep/service-kit';
import { z } from 'zod';

const partnershipSchema = z.object({
  id: z.string(),
  name: z.string(),
  region: z.object({ code: z.string(), name: z.string() }),
  members: z.array(z.object({ areaKey: z.string(), lead: z.boolean() })),
});
export type StoredPartnership = z.infer<typeof partnershipSchema>;

/** Whatever was said last of each authority that was ever in the partnership. */
const latestMembership = (repId: string): string =>
  `SELECT DISTINCT ON (area_key) area_key, member, lead FROM membership
   WHERE rep_id = ${repId} ORDER BY area_key, sequence DESC`;

/** A subquery: the authorities that are in a registered partnership today. */
export const areaKeysOf = (repId: string): string =>
  `SELECT area_key FROM (${latestMembership(repId)}) m
   WHERE member AND EXISTS (SELECT FROM partnership WHERE rep_id = ${repId})`;

/** The latest registration of each partnership with those who are in it today, leads first, then by code. */
const PARTNERSHIPS = `
SELECT p.rep_id AS id, p.name, jsonb_build_object('code', p.region_code, 'name', p.region_name) AS region,
  coalesce((SELECT jsonb_agg(jsonb_build_object('areaKey', m.area_key, 'lead', m.lead)
      ORDER BY m.lead DESC, m.area_key)
    FROM (${latestMembership('p.rep_id')}) m WHERE m.member), '[]') AS members
FROM (SELECT DISTINCT ON (rep_id) * FROM partnership ORDER BY rep_id, sequence DESC) p`;

export async function listPartnerships(db: Queryable): Promise<StoredPartnership[]> {
  const { rows } = await db.query(`${PARTNERSHIPS} ORDER BY p.region_code`);
  return z.array(partnershipSchema).parse(rows);
}

export async function findPartnership(db: Queryable, id: string): Promise<StoredPartnership | null> {
  const { rows } = await db.query(`${PARTNERSHIPS} WHERE p.rep_id = $1`, [id]);
  return z.array(partnershipSchema).parse(rows)[0] ?? null;
}
