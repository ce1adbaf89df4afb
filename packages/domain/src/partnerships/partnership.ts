import type { EventData } from '@rep/contracts';

/** A partnership as its registration describes it: its region, its members with both codes, and which of them lead. */
export type Partnership = EventData<'partnership.registered.v1'>;
export type PartnershipMember = Partnership['members'][number];
export type MembershipChange = EventData<'partnership.membership.changed.v1'>;

/** "Up to nine" partnerships: SEND and AP Improvement Plan, March 2023. */
export const MAX_PARTNERSHIPS = 9;
/** Not three: the South West has two authorities. There is no upper rule either (published lists disagree). */
export const MIN_MEMBERS = 2;

export type RegistryErrorCode =
  | 'too-many-partnerships'
  | 'already-registered'
  | 'not-registered'
  | 'unknown-region'
  | 'unknown-authority'
  | 'authority-of-another-region'
  | 'authority-in-a-partnership'
  | 'member-twice'
  | 'not-a-member'
  | 'too-few-members'
  | 'no-lead'
  | 'lead-already'
  | 'not-a-lead';
