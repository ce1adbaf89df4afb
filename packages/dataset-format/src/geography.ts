import { ENGLAND_CODE } from '@rep/contracts';
import type { TableArea } from './table.ts';

/** Mandatory columns and the level columns of the EES open data standard, in the order DfE publishes them. */
export const GEOGRAPHY_COLUMNS = [
  'time_period',
  'time_identifier',
  'geographic_level',
  'country_code',
  'country_name',
  'region_code',
  'region_name',
  'new_la_code',
  'old_la_code',
  'la_name',
] as const;

/** Cells of the geography columns; columns that do not apply to the level stay blank. */
export function areaCells(area: TableArea): readonly string[] {
  const country = [area.level, ENGLAND_CODE, 'England'];
  if (area.level === 'National') return [...country, '', '', '', '', ''];
  if (area.level === 'Regional') return [...country, area.regionCode, area.regionName, '', '', ''];
  return [...country, area.regionCode, area.regionName, area.newLaCode, area.oldLaCode, area.laName];
}
