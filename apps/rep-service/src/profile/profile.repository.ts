import { type RepId, regionCodeSchema, repIdSchema } from '@rep/contracts';
import { DomainError, type Partnership } from '@rep/domain';
import type { Queryable } from '@rep/service-kit';
import { z } from 'zod';

const memberSchema = z.object({
  new_la_code: z.string(),
  old_la_code: z.string(),
  la_name: z.string(),
  lead: z.boolean(),
});
const profileSchema = z.object({
  rep_id: repIdSchema,
  name: z.string(),
  region_code: regionCodeSchema,
  region_name: z.string(),
  valid_from: z.string(),
  members: z.array(memberSchema),
});

// One query, because every call that records observations needs it.
const READ = `
  SELECT p.rep_id, p.name, p.region_code, p.region_name, to_char(p.valid_from, 'YYYY-MM-DD') AS valid_from,
    (SELECT json_agg(json_build_object('new_la_code', m.new_la_code, 'old_la_code', m.old_la_code,
       'la_name', m.la_name, 'lead', m.lead) ORDER BY m.position) FROM member m WHERE m.rep_id = p.rep_id) AS members
  FROM partnership p WHERE p.rep_id = $1`;

/** The partnership as the registry's events have left it, or null before its registration has arrived. */
export async function findProfile(db: Queryable, repId: RepId): Promise<Partnership | null> {
  const { rows } = await db.query(READ, [repId]);
  return rows.length === 0 ? null : profileSchema.parse(rows[0]);
}

/** As `findProfile`. Throws a coded error while the registration has not arrived. */
export async function getProfile(db: Queryable, repId: RepId): Promise<Partnership> {
  const profile = await findProfile(db, repId);
  if (profile) return profile;
  throw new DomainError(
    'waiting-for-the-registry',
    'Try again in a moment: this partnership has not heard from the national registry yet.',
  );
}

/** Replaces the projection by this state. */
export async function saveProfile(db: Queryable, partnership: Partnership): Promise<void> {
  const { rep_id, name, region_code, region_name, valid_from, members } = partnership;
  await db.query(
    `INSERT INTO partnership (rep_id, name, region_code, region_name, valid_from) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (rep_id) DO UPDATE SET name = excluded.name, region_code = excluded.region_code,
       region_name = excluded.region_name, valid_from = excluded.valid_from`,
    [rep_id, name, region_code, region_name, valid_from],
  );
  await db.query('DELETE FROM member WHERE rep_id = $1', [rep_id]);
  await db.query(
    `INSERT INTO member (rep_id, new_la_code, old_la_code, la_name, lead, position)
     SELECT $1, m.new_la_code, m.old_la_code, m.la_name, m.lead, m.place
     FROM unnest($2::text[], $3::text[], $4::text[], $5::boolean[])
       WITH ORDINALITY AS m (new_la_code, old_la_code, la_name, lead, place)`,
    [
      rep_id,
      members.map((m) => m.new_la_code),
      members.map((m) => m.old_la_code),
      members.map((m) => m.la_name),
      members.map((m) => m.lead),
    ],
  );
}
