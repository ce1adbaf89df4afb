import type { RepEvent } from '@rep/contracts';
import type { Queryable } from '@rep/service-kit';

type Received = Pick<RepEvent<'national.configuration.recorded.v1'>, 'data' | 'recordedat' | 'synthetic'>;

/**
 * Keeps a copy of a national record's version, inside the caller's transaction. A version held already stays as it is;
 * the account that made it is not told, so `national` stands for it.
 */
export async function receiveRecord(db: Queryable, { data, recordedat, synthetic }: Received): Promise<void> {
  const { kind, id, version, state, areas, content, sha256, step, reason, actor_role, actor_la_code } = data;
  await db.query(
    `INSERT INTO records.record AS r (kind, id, version, state, areas, synthetic, received, changed_at)
     VALUES ($1, $2, $3, $4, $5, $6, true, $7)
     ON CONFLICT (kind, id) DO UPDATE SET version = excluded.version, state = excluded.state, areas = excluded.areas,
       changed_at = excluded.changed_at WHERE r.version < excluded.version AND r.received`,
    [kind, id, version, state, areas, synthetic, recordedat],
  );
  await db.query(
    `INSERT INTO records.record_version
       (kind, id, version, state, areas, content, sha256, step, reason, account, role, la_code, recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'national', $10, $11, $12) ON CONFLICT DO NOTHING`,
    [
      ...[kind, id, version, state, areas, JSON.stringify(content), sha256, step, reason],
      ...[actor_role, actor_la_code, recordedat],
    ],
  );
}
