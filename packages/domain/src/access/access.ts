import type { RepId } from '@rep/contracts';
import { DomainError } from '../domain-error.ts';
import { ROLES, type Role } from '../roles.ts';

/** What can be done in a partnership's service and in the national one. */
export type Action =
  | 'registry.read'
  | 'registry.change'
  | 'templates.read'
  | 'templates.publish'
  | 'standards.read'
  | 'standards.publish'
  | 'standards.propose'
  | 'standards.answer'
  | 'standards.move'
  | 'law-changes.read'
  | 'law-changes.change'
  | 'halts.read'
  | 'halts.change'
  | 'programme-lines.read'
  | 'programme-lines.change'
  | 'profile.read'
  | 'pilots.read'
  | 'pilots.draft'
  | 'pilots.answer'
  | 'pilots.hold'
  | 'pilots.approve'
  | 'pilots.leave'
  | 'pilots.measure'
  | 'gates.decide'
  | 'variants.read'
  | 'variants.change'
  | 'variants.change-area'
  | 'plans.read'
  | 'plans.write'
  | 'plans.agree'
  | 'plans.assure'
  | 'settings.read'
  | 'settings.invite'
  | 'settings.answer'
  | 'bands.read'
  | 'bands.publish'
  | 'bands.publish-national'
  | 'feedback.read'
  | 'feedback.give'
  | 'mediation.read'
  | 'mediation.keep'
  | 'delegation.read'
  | 'delegation.change'
  | 'money.read'
  | 'money.returns.read'
  | 'money.agree'
  | 'money.award'
  | 'money.manage'
  | 'money.spend'
  | 'ladder.read'
  | 'ladder.configure'
  | 'ladder.move'
  | 'ladder.represent'
  | 'lines.read'
  | 'lines.report'
  | 'terms.read'
  | 'terms.keep'
  | 'co-production.read'
  | 'co-production.published'
  | 'co-production.comment'
  | 'co-production.answer'
  | 'co-production.share'
  | 'documents.read'
  | 'documents.write'
  | 'observations.record'
  | 'records.reconcile'
  | 'records.export';

/**
 * What is asked without an account. Its authority is a secret in the input, which its own procedure checks (ADR 0021):
 * nothing else is open.
 */
export type PublicAction = 'co-production.by-link';

const AUTHORITIES: readonly Role[] = ['lead-authority', 'member-authority'];
const DFE_AND_AUDITOR: readonly Role[] = ['regions-group', 'dfe-policy', 'auditor'];
const AUTHORITIES_AND_DFE: readonly Role[] = [...AUTHORITIES, ...DFE_AND_AUDITOR];
const READERS = ROLES.filter((role) => role !== 'operator');
/** They read everything and write nothing. */
const WATCHERS: readonly Role[] = ['evaluator', 'researcher', 'auditor'];

/** The one table of who may do what. The operator carries published figures in, compares copies by their digests, and may do nothing else. */
const PERMITTED: Readonly<Record<Action, readonly Role[]>> = {
  'registry.read': READERS,
  'registry.change': ['dfe-policy'],
  'templates.read': READERS,
  'templates.publish': ['dfe-policy'],
  'standards.read': READERS,
  'standards.publish': ['dfe-policy'],
  'standards.propose': ['lead-authority', 'dfe-policy'],
  'standards.answer': READERS.filter((role) => !WATCHERS.includes(role)),
  'standards.move': ['lead-authority'],
  'law-changes.read': READERS,
  'law-changes.change': ['dfe-policy'],
  'halts.read': READERS,
  'halts.change': ['dfe-policy'],
  'programme-lines.read': READERS,
  'programme-lines.change': ['dfe-policy'],
  'profile.read': READERS,
  'pilots.read': READERS,
  'pilots.draft': ['lead-authority'],
  'pilots.answer': AUTHORITIES,
  'pilots.hold': [...AUTHORITIES, 'regions-group', 'dfe-policy'],
  'pilots.approve': ['dfe-policy'],
  'pilots.leave': ['lead-authority', 'dfe-policy'],
  'pilots.measure': [...AUTHORITIES, 'regions-group', 'dfe-policy'],
  'gates.decide': AUTHORITIES_AND_DFE,
  'variants.read': READERS,
  'variants.change': ['lead-authority'],
  'variants.change-area': AUTHORITIES,
  'plans.read': [...AUTHORITIES_AND_DFE, 'integrated-care-board'],
  'plans.write': AUTHORITIES,
  'plans.agree': [...AUTHORITIES, 'integrated-care-board'],
  'plans.assure': ['regions-group'],
  'settings.read': [...AUTHORITIES_AND_DFE, 'setting'],
  'settings.invite': AUTHORITIES,
  'settings.answer': ['setting'],
  'bands.read': READERS,
  'bands.publish': AUTHORITIES,
  'bands.publish-national': ['dfe-policy'],
  'feedback.read': AUTHORITIES_AND_DFE,
  'feedback.give': [
    ...AUTHORITIES,
    'delivery-partner',
    'integrated-care-board',
    'parent-carer-forum',
    'setting',
  ],
  'mediation.read': AUTHORITIES_AND_DFE,
  'mediation.keep': AUTHORITIES,
  'delegation.read': AUTHORITIES_AND_DFE,
  'delegation.change': AUTHORITIES,
  'money.read': AUTHORITIES_AND_DFE,
  'money.returns.read': ['lead-authority', ...DFE_AND_AUDITOR],
  'money.agree': ['lead-authority', 'dfe-policy'],
  'money.award': ['dfe-policy'],
  'money.manage': ['lead-authority'],
  'money.spend': AUTHORITIES,
  'ladder.read': AUTHORITIES_AND_DFE,
  'ladder.configure': ['dfe-policy'],
  'ladder.move': ['regions-group'],
  'ladder.represent': AUTHORITIES,
  'lines.read': AUTHORITIES_AND_DFE,
  'lines.report': AUTHORITIES,
  'terms.read': READERS,
  'terms.keep': AUTHORITIES,
  'co-production.read': AUTHORITIES_AND_DFE,
  'co-production.published': READERS,
  'co-production.comment': [...AUTHORITIES, 'parent-carer-forum', 'setting', 'integrated-care-board'],
  'co-production.answer': AUTHORITIES,
  'co-production.share': AUTHORITIES,
  // What a document belongs to is asked for besides: a plan's is for who reads plans.
  'documents.read': READERS,
  'documents.write': AUTHORITIES,
  'observations.record': ['operator'],
  'records.reconcile': ['operator', 'auditor'],
  'records.export': ['lead-authority', ...DFE_AND_AUDITOR],
};

/** Roles that belong to one partnership; the others look across all of them. */
const PARTNERSHIP_ROLES: ReadonlySet<Role> = new Set([
  'lead-authority',
  'member-authority',
  'regions-group',
  'integrated-care-board',
  'parent-carer-forum',
  'setting',
]);

export type Actor = { readonly role: Role; readonly repId: RepId | null };
export type AccessErrorCode = 'role-not-permitted' | 'other-partnership';

/** Whether a role belongs to one partnership, so that its account must name it. */
export const belongsToPartnership = (role: Role): boolean => PARTNERSHIP_ROLES.has(role);

/** Whether a role may do this at all, wherever it belongs. */
export const mayDo = (role: Role, action: Action): boolean => PERMITTED[action].includes(role);

/**
 * Throws a coded error unless the actor may do this here. `owner` is the partnership whose service is asked; null for
 * the national one. An actor who belongs to a partnership is let into no other.
 */
export function checkAccess(actor: Actor, action: Action, owner: RepId | null): void {
  const bound = belongsToPartnership(actor.role) || actor.repId !== null;
  if (owner !== null && bound && actor.repId !== owner) {
    throw new DomainError<AccessErrorCode>(
      'other-partnership',
      'Use the service of your own partnership: this one belongs to another.',
    );
  }
  if (!mayDo(actor.role, action)) {
    throw new DomainError<AccessErrorCode>(
      'role-not-permitted',
      `Ask somebody with another role: ${actor.role} may not do this.`,
    );
  }
}
