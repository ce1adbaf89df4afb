export {
  type AccessErrorCode,
  type Action,
  type Actor,
  belongsToPartnership,
  checkAccess,
} from './access/access.ts';
export type { Person } from './access/person.ts';
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
export { DomainError } from './domain-error.ts';
export {
  GATES,
  type GateId,
  type Refusal,
  refuseIfAny,
  StepRefused,
} from './gates/step-refused.ts';
export { findMeasure } from './measures/find-measure.ts';
export type { PublishedMeasure } from './measures/published-measure.ts';
export type { RowErrorCode } from './observations/check-row.ts';
export type { ObservationEvent } from './observations/observation-event.ts';
export {
  observationEvents,
  type RecordObservations,
  recordObservationsSchema,
} from './observations/record-observations.ts';
export {
  type RefusedRows,
  refusedRowsSchema,
  withoutQuotations,
} from './observations/refused-rows.ts';
export { applyMembershipChange, changeMembership } from './partnerships/change-membership.ts';
export { checkPartnership } from './partnerships/check-partnership.ts';
export {
  MAX_PARTNERSHIPS,
  type MembershipChange,
  type Partnership,
  type PartnershipMember,
  type RegistryErrorCode,
} from './partnerships/partnership.ts';
export { PROGRAMME } from './partnerships/programme.ts';
export { partnershipOf, registerPartnership } from './partnerships/register-partnership.ts';
export { isFuture, type PeriodBounds, periodBounds } from './periods/periods.ts';
export { textProblem } from './pilots/check-text.ts';
export { checkLeads, type PilotDraft, type PilotErrorCode } from './pilots/create-pilot.ts';
export {
  canonicalContent,
  observationIdentity,
  type PublishedRow,
  type Release,
  rowKey,
} from './published-rows/published-rows.ts';
export type { Announcement, Change, Taking } from './records/change.ts';
export { ROLES, type Role } from './roles.ts';
