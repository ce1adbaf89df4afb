export {
  AUTHORITIES,
  type Authority,
  type AuthorityCode,
  authorityByAnyCode,
} from './areas/authorities.ts';
export { findRegion, REGIONS, type Region } from './areas/regions.ts';
export {
  type AuthorityRefusal,
  canonicalAreaKey,
  type PrintedAuthority,
  type ResolvedAuthority,
  resolveAuthority,
} from './areas/resolve-authority.ts';
export { findMeasure } from './measures/find-measure.ts';
export type { PublishedMeasure } from './measures/published-measure.ts';
export { isFuture, type PeriodBounds, periodBounds } from './periods/periods.ts';
export {
  canonicalContent,
  observationIdentity,
  type PublishedRow,
  type Release,
  rowKey,
} from './published-rows/published-rows.ts';
export { ROLES, type Role } from './roles.ts';
