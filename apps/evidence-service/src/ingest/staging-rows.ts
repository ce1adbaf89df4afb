import type { EventReading, ObservationRow } from './reading.ts';

/** PostgreSQL's COPY text format: tab between columns, \N for null, a backslash before what would be taken for those. */
const NULL = '\\N';
const SPECIAL = /[\\\n\r\t]/;
const SPECIALS = /[\\\n\r\t]/g;
const ESCAPED: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const SPECIAL_BYTES = [0x5c, 0x0a, 0x0d, 0x09];
const NEWLINE = Buffer.from('\n');

const escaped = (text: string): string =>
  SPECIAL.test(text) ? text.replace(SPECIALS, (special) => ESCAPED[special] ?? special) : text;

/** Bodies go in as they came, byte for byte; JSON without an escape needs none here either. */
const escapedBytes = (bytes: Buffer): Buffer =>
  SPECIAL_BYTES.some((byte) => bytes.includes(byte)) ? Buffer.from(escaped(bytes.toString('utf8'))) : bytes;

/** In the order of the rows' columns; `body` comes last. */
export const STAGING_COLUMNS = [
  'ord int',
  'event_id text',
  'fingerprint uuid',
  'producer text',
  'sequence int',
  'type text',
  'produced_at timestamptz',
  'recorded_at timestamptz',
  'stream_offset bigint',
  'row_id uuid',
  'content uuid',
  'dataset text',
  'area_key text',
  'time_period text',
  'time_identifier text',
  'topic text',
  'breakdown text',
  'level text',
  'area_code text',
  'area_name text',
  'arm text',
  'release_name text',
  'release_version text',
  'cells jsonb',
  'body text',
] as const;

const OBSERVATION_COLUMNS = 15;
const NO_OBSERVATION = Array.from({ length: OBSERVATION_COLUMNS }, () => NULL).join('\t');

function observationColumns({ event }: EventReading, row: ObservationRow): string {
  if (event.type !== 'observation.recorded.v1') return NO_OBSERVATION;
  const { dataset, period, breakdown, area, release, measures } = event.data;
  return [
    row.rowId,
    row.content,
    dataset,
    row.areaKey,
    period.time_period,
    period.time_identifier,
    escaped(breakdown.topic),
    escaped(breakdown.breakdown),
    area.geographic_level,
    row.areaCode,
    escaped(row.areaName),
    row.arm ?? NULL,
    escaped(release.name),
    escaped(release.version),
    escaped(JSON.stringify(measures)),
  ].join('\t');
}

function head(reading: EventReading, ord: number): string {
  const { event, observation, fingerprint, offset } = reading;
  const { id, producer, sequence, type, time, recordedat } = event;
  const own = [ord, escaped(id), fingerprint, producer, sequence, type, time, recordedat, offset].join('\t');
  return `${own}\t${observation ? observationColumns(reading, observation) : NO_OBSERVATION}\t`;
}

/** A batch as one buffer for COPY; `ord` is an event's place in the batch. */
export function stagingRows(readings: Iterable<readonly [number, EventReading]>): Buffer {
  const parts: Buffer[] = [];
  for (const [ord, reading] of readings) {
    parts.push(Buffer.from(head(reading, ord)), escapedBytes(reading.bytes), NEWLINE);
  }
  return Buffer.concat(parts);
}
