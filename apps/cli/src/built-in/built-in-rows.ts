import { ENGLAND_CODE } from '@rep/contracts';
import { authorityByAnyCode, REGIONS } from '@rep/domain';
import { readCell } from '../sources/cells.ts';
import type { CandidateRow } from '../sources/source.ts';
import { BUILT_IN_FIGURES } from './built-in-figures.data.ts';

export const BUILT_IN_RELEASE = {
  name: 'Education, health and care plans, reporting year 2025 (built-in extract)',
  version: '1',
};
/** The day of publication: what the extract says was known from then on. */
export const BUILT_IN_RECORDED_AT = '2025-06-26T00:00:00.000Z';

type Block = { dataset: string; breakdown: string; measures: readonly string[] };

/** The figures that the project carries itself, as published rows. */
export function builtInRows(): CandidateRow[] {
  const rows: CandidateRow[] = [];
  let block: Block = { dataset: '', breakdown: '', measures: [] };
  for (const line of BUILT_IN_FIGURES.trim().split('\n')) {
    if (line.startsWith('# ')) block = parseHeading(line.slice(2));
    else rows.push(parseRow(line, block));
  }
  return rows;
}

function parseHeading(line: string): Block {
  const [dataset = '', breakdown = '', ...measures] = line.split('|');
  return { dataset, breakdown, measures };
}

function parseRow(line: string, { dataset, breakdown, measures }: Block): CandidateRow {
  const [code = '', year = '', ...cells] = line.split('|');
  return {
    dataset,
    area: areaOf(code),
    period: { time_period: year, time_identifier: 'Calendar year' },
    breakdown: { topic: breakdown, breakdown },
    measures: Object.fromEntries(
      cells.flatMap((printed, index) => {
        const cell = readCell(printed);
        const name = measures[index];
        return cell.is === 'value' && name !== undefined ? [[name, cell.value]] : [];
      }),
    ),
  };
}

function areaOf(code: string): CandidateRow['area'] {
  if (code === ENGLAND_CODE) return { geographic_level: 'National', country_code: code };
  const region = REGIONS.find((one) => one.code === code);
  if (region) return { geographic_level: 'Regional', region_code: code, region_name: region.name };
  const authority = authorityByAnyCode(code);
  if (!authority?.oldCode) throw new Error(`the built-in figures name ${code}, which is no area`);
  const { oldCode, name, regionCode } = authority;
  return {
    geographic_level: 'Local authority',
    region_code: regionCode,
    new_la_code: code,
    old_la_code: oldCode,
    la_name: name,
  };
}
