import type { Queryable } from '@rep/service-kit';
import { z } from 'zod';
import type { AreaCodeRow, AreaRow } from './reference-areas.ts';

const codeSchema = z.object({
  code: z.string(),
  oldCode: z.string(),
  from: z.string().nullable(),
  until: z.string().nullable(),
  note: z.string().nullable(),
});
const authoritySchema = z.object({
  code: z.string(),
  name: z.string(),
  oldCode: z.string(),
  region: z.object({ code: z.string(), name: z.string() }),
  codes: z.array(codeSchema),
});
export type StoredAuthority = z.infer<typeof authoritySchema>;

/** Brings the store's areas and their dated codes in line with the reference data of this version. */
export async function saveAreas(
  db: Queryable,
  areas: readonly AreaRow[],
  codes: readonly AreaCodeRow[],
): Promise<void> {
  await db.query(
    `INSERT INTO area (area_key, level, name, old_code, region_code)
     SELECT * FROM jsonb_to_recordset($1::jsonb)
       AS a (area_key text, level text, name text, old_code text, region_code text)
     ON CONFLICT (area_key) DO UPDATE SET level = excluded.level, name = excluded.name,
       old_code = excluded.old_code, region_code = excluded.region_code
     WHERE area IS DISTINCT FROM excluded`,
    [JSON.stringify(areas)],
  );
  await db.query(
    `INSERT INTO area_code (area_key, code, old_code, valid_from, valid_until, note)
     SELECT * FROM jsonb_to_recordset($1::jsonb)
       AS c (area_key text, code text, old_code text, valid_from date, valid_until date, note text)
     ON CONFLICT (area_key, code) DO UPDATE SET old_code = excluded.old_code, valid_from = excluded.valid_from,
       valid_until = excluded.valid_until, note = excluded.note
     WHERE area_code IS DISTINCT FROM excluded`,
    [JSON.stringify(codes)],
  );
}

/** Authorities that have a DfE code, which leaves out the counties of before 2009: no table names those. */
const AUTHORITIES = `
SELECT a.area_key AS code, a.name, a.old_code AS "oldCode",
  jsonb_build_object('code', r.area_key, 'name', r.name) AS region,
  (SELECT jsonb_agg(jsonb_build_object('code', c.code, 'oldCode', c.old_code, 'from', c.valid_from,
     'until', c.valid_until, 'note', c.note) ORDER BY c.code) FROM area_code c WHERE c.area_key = a.area_key) AS codes
FROM area a JOIN area r ON r.area_key = a.region_code
WHERE a.level = 'Local authority' AND a.old_code IS NOT NULL`;

export async function listAuthorities(db: Queryable, region: string | null): Promise<StoredAuthority[]> {
  const { rows } = await db.query(
    `${AUTHORITIES} AND ($1::text IS NULL OR a.region_code = $1) ORDER BY a.area_key`,
    [region],
  );
  return z.array(authoritySchema).parse(rows);
}

export async function findAuthorities(db: Queryable, keys: readonly string[]): Promise<StoredAuthority[]> {
  const { rows } = await db.query(`${AUTHORITIES} AND a.area_key = ANY ($1::text[])`, [keys]);
  return z.array(authoritySchema).parse(rows);
}

export async function listRegions(db: Queryable): Promise<{ code: string; name: string }[]> {
  const { rows } = await db.query(
    "SELECT area_key AS code, name FROM area WHERE level = 'Regional' ORDER BY area_key",
  );
  return z.array(z.object({ code: z.string(), name: z.string() })).parse(rows);
}
