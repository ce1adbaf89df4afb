import type { ObservationRecordedV1, PrintedArea } from '@rep/contracts';
import { canonicalAreaKey } from '../areas/resolve-authority.ts';

/** One row of a published table, without the release that it came in. */
export type PublishedRow = Omit<ObservationRecordedV1, 'release'>;
export type Release = ObservationRecordedV1['release'];

type Keyed = Pick<PublishedRow, 'dataset' | 'area' | 'period' | 'breakdown'>;

/** What makes two printed rows versions of one: everything but the measures and the release. */
export function rowKey({ dataset, area, period, breakdown }: Keyed): string {
  return [
    dataset,
    canonicalAreaKey(area),
    period.time_identifier,
    period.time_period,
    breakdown.topic,
    breakdown.breakdown,
  ]
    .map((part) => part.replaceAll('\\', '\\\\').replaceAll('|', '\\|'))
    .join('|');
}

/** The content of a row as one text that is the same however its keys were ordered. */
export function canonicalContent({ area, period, breakdown, measures }: PublishedRow): string {
  return JSON.stringify([
    canonicalArea(area),
    period.time_identifier,
    period.time_period,
    breakdown.topic,
    breakdown.breakdown,
    Object.keys(measures)
      .sort()
      .map((name) => [name, measures[name]]),
  ]);
}

function canonicalArea(area: PrintedArea): (string | null)[] {
  if (area.geographic_level === 'National') return [area.geographic_level, area.country_code];
  if (area.geographic_level === 'Regional') {
    return [area.geographic_level, area.region_code, area.region_name];
  }
  const { geographic_level, region_code, new_la_code, old_la_code, la_name } = area;
  return [geographic_level, region_code, new_la_code ?? null, old_la_code, la_name];
}

/**
 * The text whose hash is the id of an observation's event: release, file, row key and content. The same row of the
 * same release is therefore the same event however often it is sent. Hashing is the services' part.
 */
export function observationIdentity(row: PublishedRow, release: Release): string {
  return JSON.stringify([release.name, release.version, row.dataset, rowKey(row), canonicalContent(row)]);
}
