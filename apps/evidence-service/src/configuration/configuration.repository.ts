import type { EvidenceSight } from '@rep/domain';
import type { Queryable } from '@rep/service-kit';
import { z } from 'zod';
import { SEEN, seenValues } from './seen.repository.ts';

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
  readonly sight: EvidenceSight;
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

/** Each record of a kind in the version that held at a time, of those that are seen, by producer and id. */
export async function listConfiguration(
  db: Queryable,
  { sight, kind, producer, state, area, asOf, first, after }: ConfigurationFilter,
): Promise<ConfigurationVersion[]> {
  const { rows } = await db.query(
    `SELECT ${COLUMNS} FROM (
       SELECT DISTINCT ON (producer, id) * FROM configuration_version v
       WHERE kind = $5 AND ($6::text IS NULL OR producer = $6) AND ($7::timestamptz IS NULL OR recorded_at <= $7)
         AND ($8::text IS NULL OR (producer, id) > ($8, $9::text)) AND ${SEEN}
       ORDER BY producer, id, version DESC) latest
     WHERE ($10::text IS NULL OR state = $10) AND ($11::text IS NULL OR areas @> ARRAY[$11])
     ORDER BY producer, id LIMIT $12`,
    [...seenValues(sight), kind, producer, asOf, after?.[0] ?? null, after?.[1] ?? null, state, area, first],
  );
  return versionsSchema.parse(rows);
}

/** Every version of one record that is seen, oldest first. */
export async function historyOf(
  db: Queryable,
  { sight, producer, kind, id }: { sight: EvidenceSight; producer: string; kind: string; id: string },
): Promise<ConfigurationVersion[]> {
  const { rows } = await db.query(
    `SELECT ${COLUMNS} FROM configuration_version v
     WHERE producer = $5 AND kind = $6 AND id = $7 AND ${SEEN} ORDER BY version`,
    [...seenValues(sight), producer, kind, id],
  );
  return versionsSchema.parse(rows);
}
