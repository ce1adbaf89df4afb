import { ENGLAND_CODE } from '@rep/contracts';
import { AUTHORITIES, authorityByAnyCode, REGIONS } from '@rep/domain';
import { CommandError } from '../command-error.ts';
import { nearest, orList } from './nearest.ts';

const NEAREST_AREAS = 3;
const NAMED_AREAS = [...AUTHORITIES, ...REGIONS, { code: ENGLAND_CODE, name: 'England' }];

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

/** An area for people: "Leeds (E08000035)". */
export function describeArea(code: string): string {
  const key = areaKeyOf(code);
  const area = NAMED_AREAS.find((named) => named.code === key);
  return area ? `${area.name} (${code})` : code;
}

function guess(mistaken: string): string {
  const describe = (of: 'code' | 'name') => (word: string) => {
    const area = NAMED_AREAS.find((candidate) => candidate[of] === word);
    return area ? `${area.code} (${area.name})` : word;
  };
  const of = /\d/.test(mistaken) ? 'code' : 'name';
  const known = NAMED_AREAS.map((area) => area[of]);
  return orList(nearest(mistaken, known, NEAREST_AREAS).map(describe(of)));
}
