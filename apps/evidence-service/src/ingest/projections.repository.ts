import type { PoolClient } from 'pg';
import type { MembershipRow, Projections } from './project-registry.ts';

const insertMembership = (client: PoolClient, rows: readonly MembershipRow[]) =>
  client.query(
    `INSERT INTO membership (rep_id, area_key, sequence, member, lead, effective_on)
     SELECT * FROM jsonb_to_recordset($1::jsonb)
       AS m (rep_id text, area_key text, sequence int, member bool, lead bool, effective_on date)`,
    [JSON.stringify(rows)],
  );

/** Pilots, their states, partnerships and who is in them: each a row of its own, the latest holds. */
export async function insertProjections(client: PoolClient, rows: Projections): Promise<void> {
  if (rows.partnerships.length > 0) {
    await client.query(
      `INSERT INTO partnership (rep_id, sequence, name, region_code, region_name, valid_from)
       SELECT * FROM jsonb_to_recordset($1::jsonb)
         AS p (rep_id text, sequence int, name text, region_code text, region_name text, valid_from date)`,
      [JSON.stringify(rows.partnerships)],
    );
  }
  if (rows.membership.length > 0) await insertMembership(client, rows.membership);
  if (rows.pilots.length > 0) {
    await client.query(
      `INSERT INTO pilot (producer, pilot_id, sequence, title, strand, question, registered_at)
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS p (producer text, pilot_id text, sequence int, title text,
         strand text, question text, registered_at timestamptz)`,
      [JSON.stringify(rows.pilots)],
    );
  }
  if (rows.pilotStates.length > 0) {
    await client.query(
      `INSERT INTO pilot_state (producer, pilot_id, sequence, state, reason, actor_role, changed_at)
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS p (producer text, pilot_id text, sequence int, state text,
         reason text, actor_role text, changed_at timestamptz)`,
      [JSON.stringify(rows.pilotStates)],
    );
  }
}
