import { GEOGRAPHY_COLUMNS } from '@rep/dataset-format';
import { findMeasures, readMeasures } from './measure-columns.ts';
import { createPlaceCheck, toConverted, wrongNumberOfCells } from './row-checks.ts';
import type { CandidateRow, ConvertedRow, Converter, Recognition, Source } from './source.ts';

/** Columns that every table of Explore Education Statistics with local authorities begins with. */
const PLACE_COLUMNS = [...GEOGRAPHY_COLUMNS, 'breakdown_topic', 'breakdown'] as const;
type PlaceColumn = (typeof PLACE_COLUMNS)[number];
const placeColumns: ReadonlySet<string> = new Set(PLACE_COLUMNS);
const MARKS = ['time_period', 'time_identifier', 'geographic_level'];
const DATASET = /^[a-z][a-z0-9_]{0,79}$/;

type CellReader = (cells: readonly string[], column: PlaceColumn) => string;

/** DfE prints London's halves as regions too; an authority in one belongs to London. */
const wholeRegion = (code: string): string => (/^E1300000[12]$/.test(code) ? 'E12000007' : code);

function areaOf(cells: readonly string[], at: CellReader): CandidateRow['area'] {
  const geographic_level = at(cells, 'geographic_level');
  if (geographic_level === 'National') return { geographic_level, country_code: at(cells, 'country_code') };
  const region_code = at(cells, 'region_code');
  if (geographic_level === 'Regional') {
    return { geographic_level, region_code, region_name: at(cells, 'region_name') };
  }
  const new_la_code = at(cells, 'new_la_code');
  return {
    geographic_level,
    region_code: wholeRegion(region_code),
    ...(new_la_code === '' ? {} : { new_la_code }),
    old_la_code: at(cells, 'old_la_code'),
    la_name: at(cells, 'la_name'),
  };
}

function createConverter(
  header: readonly string[],
  dataset: string,
  measureColumns: Parameters<typeof readMeasures>[0],
): Converter {
  const indexes = new Map(PLACE_COLUMNS.map((column) => [column, header.indexOf(column)]));
  const at: CellReader = (cells, column) => cells[indexes.get(column) ?? -1]?.trim() ?? '';
  const checkPlace = createPlaceCheck();
  const convert = (cells: readonly string[]): ConvertedRow => {
    if (cells.length !== header.length) return wrongNumberOfCells(cells, header.length);
    const area = areaOf(cells, at);
    const period = { time_period: at(cells, 'time_period'), time_identifier: at(cells, 'time_identifier') };
    const breakdown = { topic: at(cells, 'breakdown_topic'), breakdown: at(cells, 'breakdown') };
    const { measures, fault } = readMeasures(measureColumns, cells);
    const row = { dataset, area, period, breakdown, measures };
    return toConverted(row, checkPlace({ area, period, breakdown }) ?? fault);
  };
  return { dataset, convert };
}

/** Tables of Explore Education Statistics as published: one row per area, period and breakdown, one column per measure. */
export const exploreEducationStatistics: Source = {
  recognise(header, fileName): Recognition {
    if (!MARKS.every((column) => header.includes(column))) return { is: 'unknown' };
    const missing = PLACE_COLUMNS.filter((column) => !header.includes(column));
    if (missing.length > 0) return { is: 'faulty', reason: `it has no column ${missing.join(', ')}` };
    const twin = PLACE_COLUMNS.find((column) => header.indexOf(column) !== header.lastIndexOf(column));
    if (twin) return { is: 'faulty', reason: `the column ${twin} stands twice` };
    const dataset = fileName.toLowerCase().replace(/\.csv$/, '');
    if (!DATASET.test(dataset)) {
      return { is: 'faulty', reason: 'its name must be letters, digits and underscores: rename the file' };
    }
    const measures = findMeasures(header, (column) => !placeColumns.has(column));
    if (!Array.isArray(measures)) return { is: 'faulty', reason: measures.reason };
    return { is: 'known', converter: createConverter(header, dataset, measures) };
  },
};
