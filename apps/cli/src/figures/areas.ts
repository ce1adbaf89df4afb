import { ENGLAND_CODE } from '@rep/contracts';
import { AUTHORITIES, authorityByAnyCode, REGIONS } from '@rep/domain';
import { CommandError } from '../command-error.ts';
import { nearest, orList } from './nearest.ts';

const NEAREST_AREAS = 3;

/** One key for every code of an area: the authority's current code, the region's or England's. Undefined: no area. */
export function areaKeyOf(code: string): string | undefined {
  if (code === ENGLAND_CODE) return code;
  return REGIONS.find((region) => region.code === code)?.code ?? authorityByAnyCode(code)?.code;
}

/** The codes of `--area`, in the order given and each once. Throws a sentence with the nearest where one is no area's. */
export function parseAreas(text: string): string[] {
  const codes = text
    .split(',')
    .map((code) => code.trim())
    .filter((code) => code !== '');
  if (codes.length === 0) throw new CommandError('Name at least one area by its code: --area E09000023.');
  const unknown = codes.find((code) => areaKeyOf(code) === undefined);
  if (unknown !== undefined)
    throw new CommandError(`There is no area "${unknown}": did you mean ${guess(unknown)}?`);
  return [...new Map(codes.map((code) => [areaKeyOf(code), code])).values()];
}

function guess(mistaken: string): string {
  const areas = [...AUTHORITIES, ...REGIONS, { code: ENGLAND_CODE, name: 'England' }];
  const describe = (of: 'code' | 'name') => (word: string) => {
    const area = areas.find((candidate) => candidate[of] === word);
    return area ? `${area.code} (${area.name})` : word;
  };
  const of = /\d/.test(mistaken) ? 'code' : 'name';
  const known = areas.map((area) => area[of]);
  return orList(nearest(mistaken, known, NEAREST_AREAS).map(describe(of)));
}
