import type { Queryable } from '@rep/service-kit';
import { z } from 'zod';

const versionSchema = z.object({
  producer: z.string(),
  kind: z.string(),
  id: z.string(),
  version: z.number(),
  state: z.string(),
  areas: z.array(z.string()),
  step: z.string(),
  reason: z.string().nullable(),
  actor_role: z.string(),
  actor_la_code: z.string().nullable(),
  sha256: z.string(),
  content: z.record(z.string(), z.unknown()),
  config_version: z.string(),
  synthetic: z.boolean(),
  recorded_at: z.date(),
});
export type ConfigurationVersion = z.infer<typeof versionSchema>;
const versionsSchema = z.array(versionSchema);

const COLUMNS = `producer, kind, id, version, state, areas, step, reason, actor_role, actor_la_code, sha256, content,
  config_version, synthetic, recorded_at`;

export type ConfigurationFilter = {
  readonly kind: string;
  readonly producer: string | null;
  readonly state: string | null;
  readonly area: string | null;
  /** As the records stood then; null is now. */
  readonly asOf: Date | null;
  readonly first: number;
  /** The place of the last record of the page before. */
  readonly after: readonly [producer: string, id: string] | null;
};

/** Each record of a kind in the version that held at a time, by producer and id. */
export async function listConfiguration(
  db: Queryable,
  { kind, producer, state, area, asOf, first, after }: ConfigurationFilter,
): Promise<ConfigurationVersion[]> {
  const { rows } = await db.query(
    `SELECT ${COLUMNS} FROM (
       SELECT DISTINCT ON (producer, id) * FROM configuration_version
       WHERE kind = $1 AND ($2::text IS NULL OR producer = $2) AND ($3::timestamptz IS NULL OR recorded_at <= $3)
         AND ($4::text IS NULL OR (producer, id) > ($4, $5::text))
       ORDER BY producer, id, version DESC) latest
     WHERE ($6::text IS NULL OR state = $6) AND ($7::text IS NULL OR areas @> ARRAY[$7])
     ORDER BY producer, id LIMIT $8`,
    [kind, producer, asOf, after?.[0] ?? null, after?.[1] ?? null, state, area, first],
  );
  return versionsSchema.parse(rows);
}

/** Every version of one record, oldest first. */
export async function historyOf(
  db: Queryable,
  { producer, kind, id }: { producer: string; kind: string; id: string },
): Promise<ConfigurationVersion[]> {
  const { rows } = await db.query(
    `SELECT ${COLUMNS} FROM configuration_version WHERE producer = $1 AND kind = $2 AND id = $3 ORDER BY version`,
    [producer, kind, id],
  );
  return versionsSchema.parse(rows);
}
