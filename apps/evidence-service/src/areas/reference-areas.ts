import { ENGLAND_CODE } from '@rep/contracts';
import { AUTHORITIES, authorityByAnyCode, REGIONS } from '@rep/domain';

export type AreaRow = {
  readonly area_key: string;
  readonly level: string;
  readonly name: string;
  readonly old_code: string | null;
  readonly region_code: string | null;
};
export type AreaCodeRow = {
  readonly area_key: string;
  readonly code: string;
  readonly old_code: string | null;
  readonly valid_from: string | null;
  readonly valid_until: string | null;
  readonly note: string | null;
};

/** England, its regions and its authorities, each once under its key. */
export const referenceAreas: readonly AreaRow[] = [
  { area_key: ENGLAND_CODE, level: 'National', name: 'England', old_code: null, region_code: null },
  ...REGIONS.map(({ code, name }) => ({
    area_key: code,
    level: 'Regional',
    name,
    old_code: null,
    region_code: code,
  })),
  ...AUTHORITIES.map(({ code, name, oldCode, regionCode }) => ({
    area_key: code,
    level: 'Local authority',
    name,
    old_code: oldCode,
    region_code: regionCode,
  })),
];

export const referenceAreaCodes: readonly AreaCodeRow[] = AUTHORITIES.flatMap((authority) =>
  authority.codes.map(({ code, oldCode, from, until, note }) => ({
    area_key: authority.code,
    code,
    old_code: oldCode,
    valid_from: from,
    valid_until: until,
    note,
  })),
);

/** The key of an area by any code it has or had; a code of no area is its own key and has no rows. */
export const areaKeyOf = (code: string): string => authorityByAnyCode(code)?.code ?? code;
