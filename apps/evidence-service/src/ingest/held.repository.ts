import type { PoolClient } from 'pg';
import { type Head, type Held, type HeldIdentity, placeOf } from './decide-outcomes.ts';
import type { EventReading } from './reading.ts';
import type { ReceivedSpan } from './received-spans.ts';

type IdentityRow = {
  producer: string;
  sequence: string;
  id: string | null;
  fingerprint: string | null;
  digest: string | null;
};
type HeldRow = {
  event_id: string;
  held_fingerprint: string | null;
  row_id: string | null;
  head_at: Date | null;
  head_content: string | null;
};

const plain = (uuid: string): string => uuid.replaceAll('-', '');

/** Which of these sequences have been received, and what took them. LATERAL .. LIMIT keeps it to index look-ups. */
const TAKEN = `
SELECT t.producer, t.sequence, coalesce(e.event_id, d.event_id) AS id,
  coalesce(e.fingerprint, d.fingerprint) AS fingerprint, q.digest
FROM (
  SELECT r.producer, generate_series(lower(span), upper(span) - 1) AS sequence
  FROM received r
  JOIN unnest($1::text[], $2::int[], $3::int8multirange[]) AS b (producer, block, ranges)
    ON b.producer = r.producer AND b.block = r.block
  CROSS JOIN LATERAL unnest(r.ranges * b.ranges) AS span
) t
LEFT JOIN LATERAL (SELECT event_id, fingerprint FROM event
  WHERE producer = t.producer AND sequence = t.sequence LIMIT 1) e ON true
LEFT JOIN LATERAL (SELECT event_id, fingerprint FROM duplicate
  WHERE producer = t.producer AND sequence = t.sequence LIMIT 1) d ON true
LEFT JOIN LATERAL (SELECT encode(substring(sha256(bytes) FOR 16), 'hex') AS digest FROM quarantine
  WHERE producer = t.producer AND sequence = t.sequence LIMIT 1) q ON true`;

const HELD = `
SELECT s.event_id, e.fingerprint AS held_fingerprint, s.row_id, v.recorded_at AS head_at, v.content AS head_content
FROM unnest($1::text[], $2::uuid[]) AS s (event_id, row_id)
LEFT JOIN LATERAL (SELECT fingerprint FROM event WHERE event_id = s.event_id LIMIT 1) e ON true
LEFT JOIN LATERAL (SELECT recorded_at, content FROM observation_version WHERE row_id = s.row_id
  ORDER BY recorded_at DESC, sequence DESC LIMIT 1) v ON true
WHERE e.fingerprint IS NOT NULL OR v.content IS NOT NULL`;

function identityOf(row: IdentityRow): HeldIdentity {
  if (row.id === null || row.fingerprint === null) return { bytesDigest: row.digest ?? '' };
  return { id: row.id, fingerprint: plain(row.fingerprint) };
}

async function takenSequences(
  client: PoolClient,
  spans: readonly ReceivedSpan[],
): Promise<Map<string, HeldIdentity>> {
  const { rows } = await client.query<IdentityRow>(TAKEN, [
    spans.map(({ producer }) => producer),
    spans.map(({ block }) => block),
    spans.map(({ ranges }) => ranges),
  ]);
  return new Map(
    rows.map((row) => [placeOf({ producer: row.producer, sequence: Number(row.sequence) }), identityOf(row)]),
  );
}

/** What the store holds of a batch's events, and of the sequences in it. */
export async function loadHeld(
  client: PoolClient,
  readings: readonly EventReading[],
  spans: readonly ReceivedSpan[],
): Promise<Held> {
  const identities = await takenSequences(client, spans);
  const { rows } = await client.query<HeldRow>(HELD, [
    readings.map(({ event }) => event.id),
    readings.map(({ observation }) => observation?.rowId ?? null),
  ]);
  const fingerprints = new Map<string, string>();
  const heads = new Map<string, Head>();
  for (const row of rows) {
    if (row.held_fingerprint !== null) fingerprints.set(row.event_id, plain(row.held_fingerprint));
    if (row.row_id === null || row.head_at === null || row.head_content === null) continue;
    heads.set(plain(row.row_id), {
      recordedAt: row.head_at.toISOString(),
      content: plain(row.head_content),
    });
  }
  return { identities, fingerprints, heads };
}
