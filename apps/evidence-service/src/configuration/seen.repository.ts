import type { EvidenceSight } from '@rep/domain';

/** The parameters of SEEN; a statement's own begin after them. */
export const seenValues = ({ whole, kinds, public: { since, within } }: EvidenceSight): unknown[] => [
  whole,
  kinds,
  JSON.stringify(within),
  JSON.stringify(since),
];

/**
 * The versions `v` that somebody sees: all of their own, and of others' what is public in its state or has been since an
 * earlier version. Filtered where rows are read, so that a page holds as many as were asked for.
 */
export const SEEN = `(v.producer = ANY($1::text[]) AND v.kind = ANY($2::text[])
  OR coalesce($3::jsonb -> v.kind ? v.state, false)
  OR $4::jsonb ? v.kind AND EXISTS (SELECT FROM configuration_version earlier
    WHERE earlier.producer = v.producer AND earlier.kind = v.kind AND earlier.id = v.id
      AND earlier.version <= v.version AND $4::jsonb -> v.kind ? earlier.state))`;
