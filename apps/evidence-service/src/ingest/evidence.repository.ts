import type { TopicPartition } from '@rep/event-stream';
import type { PoolClient } from 'pg';
import type { Quarantined } from './decide-outcomes.ts';
import type { EventReading } from './reading.ts';

/** Copies the staged events into the store, but for those whose place in the batch is listed. */
export async function insertEvents(
  client: PoolClient,
  at: TopicPartition,
  without: readonly number[],
): Promise<void> {
  await client.query(
    `INSERT INTO event (event_id, fingerprint, producer, sequence, type, produced_at, recorded_at,
       topic, partition, stream_offset, body)
     SELECT event_id, fingerprint, producer, sequence, type, produced_at, recorded_at, $1, $2, stream_offset, body
     FROM pg_temp.staging WHERE ord <> ALL ($3::int[])`,
    [at.topic, at.partition, without],
  );
}

export async function insertVersions(client: PoolClient, without: readonly number[]): Promise<void> {
  await client.query(
    `INSERT INTO observation_version (row_id, recorded_at, sequence, content, producer, dataset, area_key,
       time_period, time_identifier, topic, breakdown, level, area_code, area_name, arm,
       release_name, release_version, cells)
     SELECT row_id, recorded_at, sequence, content, producer, dataset, area_key,
       time_period, time_identifier, topic, breakdown, level, area_code, area_name, arm,
       release_name, release_version, cells
     FROM pg_temp.staging WHERE row_id IS NOT NULL AND ord <> ALL ($1::int[])`,
    [without],
  );
}

export type NewMeasure = { readonly dataset: string; readonly name: string; readonly ordinal: number };

/** In sorted order, so that two batches never wait for each other. */
export async function insertMeasures(client: PoolClient, measures: readonly NewMeasure[]): Promise<void> {
  await client.query(
    `INSERT INTO measure (dataset, name, ordinal)
     SELECT dataset, name, ordinal FROM jsonb_to_recordset($1::jsonb) AS m (dataset text, name text, ordinal int)
     ORDER BY dataset COLLATE "C", name COLLATE "C"
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(measures)],
  );
}

export async function insertDuplicates(client: PoolClient, readings: readonly EventReading[]): Promise<void> {
  await client.query(
    `INSERT INTO duplicate (producer, sequence, event_id, fingerprint)
     SELECT * FROM unnest($1::text[], $2::int[], $3::text[], $4::uuid[])`,
    [
      readings.map(({ event }) => event.producer),
      readings.map(({ event }) => event.sequence),
      readings.map(({ event }) => event.id),
      readings.map(({ fingerprint }) => fingerprint),
    ],
  );
}

/** One by one: they are few, and each may be as large as the stream lets a message be. */
export async function insertQuarantine(
  client: PoolClient,
  at: TopicPartition,
  readings: readonly Quarantined[],
): Promise<void> {
  for (const { offset, attribution, reason, detail, bytes } of readings) {
    await client.query(
      `INSERT INTO quarantine (topic, partition, stream_offset, producer, sequence, reason, detail, bytes)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        at.topic,
        at.partition,
        offset,
        attribution?.producer ?? null,
        attribution?.sequence ?? null,
        reason,
        detail,
        bytes,
      ],
    );
  }
}
