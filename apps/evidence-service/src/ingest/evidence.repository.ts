import { pipeline } from 'node:stream/promises';
import type { TopicPartition } from '@rep/event-stream';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Quarantined } from './decide-outcomes.ts';
import { EVENT_COLUMNS, eventRows } from './event-rows.ts';
import type { EventReading } from './reading.ts';
import { VERSION_COLUMNS, versionRows } from './version-rows.ts';

async function copy(client: PoolClient, sql: string, rows: Buffer): Promise<void> {
  await pipeline([rows], client.query(copyFrom(sql)));
}

export async function copyEvents(
  client: PoolClient,
  at: TopicPartition,
  readings: readonly EventReading[],
): Promise<void> {
  if (readings.length === 0) return;
  await copy(client, `COPY event (${EVENT_COLUMNS.join(', ')}) FROM STDIN`, eventRows(at, readings));
}

export async function copyVersions(client: PoolClient, readings: readonly EventReading[]): Promise<void> {
  if (readings.length === 0) return;
  await copy(
    client,
    `COPY observation_version (${VERSION_COLUMNS.join(', ')}) FROM STDIN`,
    versionRows(readings),
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
