import type { PoolClient } from 'pg';
import type { ConfigurationRow } from './project-configuration.ts';

/**
 * Adds versions of records. A producer that told one version twice with different content has broken its promise; the
 * first stays, and the reconciliation with the partnership's own records shows the difference.
 */
export async function insertConfiguration(
  client: PoolClient,
  rows: readonly ConfigurationRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await client.query(
    `INSERT INTO configuration_version (producer, kind, id, version, sequence, state, areas, step, reason, actor_role,
       actor_la_code, sha256, content, config_version, synthetic, recorded_at)
     SELECT producer, kind, id, version, sequence, state, areas, step, reason, actor_role, actor_la_code, sha256,
       content, config_version, synthetic, recorded_at
     FROM jsonb_populate_recordset(NULL::configuration_version, $1::jsonb)
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(rows)],
  );
}
