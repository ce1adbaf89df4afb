import { AUTHORITIES } from '@rep/domain';
import type { Profile } from '../services/partnership.ts';

/** Authorities of the region today that are no members: what the pilot areas are compared with. */
export function comparisonAreasOf({ region, members }: Profile) {
  const codes = new Set(members.map((member) => member.newLaCode));
  return AUTHORITIES.filter(
    ({ code, regionCode, until }) => regionCode === region.code && until === null && !codes.has(code),
  ).toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
