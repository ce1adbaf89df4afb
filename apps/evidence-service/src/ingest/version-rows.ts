import { escaped, NULL } from './copy-text.ts';
import type { EventReading } from './reading.ts';

/** In the order of the rows' columns. */
export const VERSION_COLUMNS = [
  'row_id',
  'recorded_at',
  'sequence',
  'content',
  'producer',
  'dataset',
  'area_key',
  'time_period',
  'time_identifier',
  'topic',
  'breakdown',
  'level',
  'area_code',
  'area_name',
  'arm',
  'release_name',
  'release_version',
  'cells',
] as const;

function versionRow({ event, observation: row }: EventReading): string {
  if (row === null || event.type !== 'observation.recorded.v1') return '';
  const { dataset, period, breakdown, area, release, measures } = event.data;
  const columns = [
    row.rowId,
    event.recordedat,
    event.sequence,
    row.content,
    event.producer,
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
  ];
  return `${columns.join('\t')}\n`;
}

/** The versions that these observations add, as COPY takes them; what is no observation adds none. */
export const versionRows = (readings: readonly EventReading[]): Buffer =>
  Buffer.from(readings.map(versionRow).join(''));
