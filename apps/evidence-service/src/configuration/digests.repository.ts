import { digest, toldDigest } from '@rep/domain';
import type { Queryable } from '@rep/service-kit';
import { z } from 'zod';

const heldSchema = z.array(
  z.object({
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
    synthetic: z.boolean(),
    content: z.record(z.string(), z.unknown()),
  }),
);

/** One version by which it is compared with the original in the service that keeps it. */
export type ConfigurationDigest = {
  readonly kind: string;
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly sha256: string;
  /** Of all that was told. */
  readonly digest: string;
  /** Whether the content held is the one that was told. */
  readonly intact: boolean;
};

export type DigestsAsked = {
  readonly producer: string;
  readonly first: number;
  /** The place of the last version of the page before. */
  readonly after: readonly [kind: string, id: string, version: number] | null;
};

/** Every version held of a producer's records, by kind, id and version. */
export async function listDigests(
  db: Queryable,
  { producer, first, after }: DigestsAsked,
): Promise<ConfigurationDigest[]> {
  const [kind, id, version] = after ?? ['', '', 0];
  const { rows } = await db.query(
    `SELECT kind, id, version, state, areas, step, reason, actor_role, actor_la_code, sha256, synthetic, content
     FROM configuration_version WHERE producer = $1 AND (kind, id, version) > ($2, $3, $4::int)
     ORDER BY kind, id, version LIMIT $5`,
    [producer, kind, id, version, first],
  );
  return heldSchema.parse(rows).map((row) => ({
    ...{ kind: row.kind, id: row.id, version: row.version, state: row.state, sha256: row.sha256 },
    digest: toldDigest({ ...row, actorRole: row.actor_role, actorLaCode: row.actor_la_code }),
    intact: digest(row.content).sha256 === row.sha256,
  }));
}
