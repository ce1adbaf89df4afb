import { z } from 'zod';
import type { Connection } from './connection.ts';
import type { StoredVersion } from './held.ts';
import { settledVersionsOf, VERSION_COLUMNS } from './stored-rows.repository.ts';

const placeSchema = z.strictObject({ id: z.string().max(60), version: z.int().min(0) });

/** A protocol or a plan has some hundred kilobytes: a page of as many stays below what a service holds at once. */
const MOST_VERSIONS = 50;
/** A page of the versions of one kind: up to which moment, the place of the last one of the page before, and how many. */
export const versionPageSchema = z.strictObject({
  kind: z.string().max(50),
  until: z.iso.datetime(),
  after: placeSchema.nullable().default(null),
  first: z.int().min(1).max(MOST_VERSIONS).default(MOST_VERSIONS),
  /** Only the last version of each record. */
  newest: z.boolean().default(false),
});
export type VersionPage = z.infer<typeof versionPageSchema>;

/** Every version whole, copies of national records too, by id and version. */
export function listVersionPage(db: Connection, page: VersionPage): Promise<StoredVersion[]> {
  const { kind, until, after, first, newest } = page;
  return settledVersionsOf(db, {
    name: 'records-version-page',
    text: `SELECT ${VERSION_COLUMNS} FROM records.record_version v JOIN records.record r ON r.kind = v.kind AND r.id = v.id
      WHERE v.kind = $1 AND v.recorded_at <= $2 AND (v.id, v.version) > ($3, $4::int)
        AND (NOT $5 OR NOT EXISTS (SELECT 1 FROM records.record_version later
          WHERE later.kind = v.kind AND later.id = v.id AND later.version > v.version AND later.recorded_at <= $2))
      ORDER BY v.id, v.version LIMIT $6`,
    values: [kind, until, after?.id ?? '', after?.version ?? 0, newest, first],
  });
}
