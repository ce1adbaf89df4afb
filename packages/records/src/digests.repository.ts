import { toldDigest } from '@rep/domain';
import type { Queryable } from '@rep/service-kit';
import { z } from 'zod';
import { digestOf } from './digest.ts';

/** A place in the order of all versions: kind, id, version. */
const placeSchema = z.strictObject({
  kind: z.string().max(50),
  id: z.string().max(60),
  version: z.int().min(1),
});
type Place = z.infer<typeof placeSchema>;

const MOST_DIGESTS = 500;
/** A page of digests: how many, and the place of the last one of the page before. */
export const digestPageSchema = z.strictObject({
  first: z.int().min(1).max(MOST_DIGESTS).default(MOST_DIGESTS),
  after: placeSchema.nullable().default(null),
  /** The copies of national records instead of what the service keeps itself. */
  received: z.boolean().default(false),
});
export type DigestPage = z.infer<typeof digestPageSchema>;

/** One version by which it is compared with its copy. */
export type VersionDigest = Place & {
  readonly state: string;
  /** Of the content that was told. */
  readonly sha256: string;
  /** Of all that was told. */
  readonly digest: string;
  /** Whether the version is as it was written, and its record's head says the same as its newest version. */
  readonly intact: boolean;
};

const rowsSchema = z.array(
  z.object({
    kind: z.string(),
    id: z.string(),
    version: z.number(),
    state: z.string(),
    areas: z.array(z.string()),
    content: z.record(z.string(), z.unknown()),
    sha256: z.string(),
    content_sha256: z.string().nullable(),
    step: z.string(),
    reason: z.string().nullable(),
    role: z.string(),
    la_code: z.string().nullable(),
    synthetic: z.boolean(),
    received: z.boolean(),
    head_agrees: z.boolean(),
  }),
);

function toDigest(row: z.infer<typeof rowsSchema>[number]): VersionDigest {
  const { kind, id, version, state, sha256, content, content_sha256: written } = row;
  const told = { ...row, actorRole: row.role, actorLaCode: row.la_code };
  // Of a copy nothing but what was told is held, so that its digest is the one of its content.
  const asWritten = row.received
    ? digestOf(content) === sha256
    : written === null || digestOf(content) === written;
  return { kind, id, version, state, sha256, digest: toldDigest(told), intact: asWritten && row.head_agrees };
}

/** Versions that this service keeps itself, or its copies of national records, by kind, id and version. */
export async function listDigests(
  db: Queryable,
  { first, after, received }: DigestPage,
): Promise<VersionDigest[]> {
  const { rows } = await db.query(
    `SELECT v.kind, v.id, v.version, v.state, v.areas, v.content, v.sha256, v.content_sha256, v.step, v.reason, v.role,
       v.la_code, r.synthetic, r.received,
       v.version < r.version OR (v.version = r.version AND v.state = r.state AND v.areas = r.areas) AS head_agrees
     FROM records.record_version v JOIN records.record r ON r.kind = v.kind AND r.id = v.id
     WHERE r.received = $5 AND (v.kind, v.id, v.version) > ($1, $2, $3::int)
     ORDER BY v.kind, v.id, v.version LIMIT $4`,
    [after?.kind ?? '', after?.id ?? '', after?.version ?? 0, first, received],
  );
  return rowsSchema.parse(rows).map(toDigest);
}
