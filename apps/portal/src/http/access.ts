import { type Action, mayDo, mayEnterEvidence, ROLES, type Role, rolesIn } from '@rep/domain';

const all = (...but: readonly Role[]): readonly Role[] => ROLES.filter((role) => !but.includes(role));

/** Whom the one table of who may do what lets do it. */
const who = (...actions: readonly Action[]): readonly Role[] =>
  ROLES.filter((role) => actions.some((action) => mayDo(role, action)));

/** Rooms of the portal and who may enter. The services decide again on every call: this only spares a dead end. */
const ROOMS = {
  home: ROLES,
  partnerships: all('operator'),
  pilots: all('operator'),
  'start-pilot': ['lead-authority'],
  'write-pilot': ['lead-authority'],
  'pilot-steps': ['lead-authority', 'member-authority', 'regions-group', 'dfe-policy'],
  delegation: ['lead-authority', 'member-authority', 'regions-group', 'dfe-policy', 'auditor'],
  'change-delegation': ['lead-authority', 'member-authority'],
  plans: [
    'lead-authority',
    'member-authority',
    'regions-group',
    'dfe-policy',
    'auditor',
    'integrated-care-board',
  ],
  'plan-steps': ['lead-authority', 'member-authority', 'regions-group', 'integrated-care-board'],
  'plan-queue': ['regions-group'],
  variants: all('operator'),
  'change-variants': ['lead-authority', 'member-authority'],
  notifications: all('operator'),
  calendar: rolesIn('figures').filter((role) => role !== 'operator'),
  terms: who('terms.read'),
  'keep-terms': who('terms.keep'),
  mediation: who('mediation.read'),
  'keep-mediation': who('mediation.keep'),
  settings: who('settings.read'),
  'invite-settings': who('settings.invite'),
  'answer-settings': who('settings.answer'),
  feedback: who('feedback.read'),
  'give-feedback': who('feedback.give'),
  'see-feedback': ROLES.filter((role) => mayDo(role, 'feedback.read') || mayDo(role, 'feedback.give')),
  'co-production': who('co-production.published'),
  'read-comments': who('co-production.read'),
  comment: who('co-production.comment'),
  'answer-comments': who('co-production.answer'),
  'share-drafts': who('co-production.share'),
  'decide-gates': who('gates.decide'),
  'measure-guardrails': who('pilots.measure'),
  national: all('operator'),
  templates: who('templates.read'),
  'change-templates': who('templates.publish'),
  standards: who('standards.read'),
  chain: who('standards.read').filter((role) => mayEnterEvidence(role, 'figures')),
  'publish-standards': who('standards.publish'),
  'propose-standards': who('standards.propose'),
  'answer-standards': who('standards.answer'),
  'move-to-standards': who('standards.move'),
  'law-changes': who('law-changes.read'),
  'change-law': who('law-changes.change'),
  halts: who('halts.read'),
  'change-halts': who('halts.change'),
  registry: who('registry.read'),
  'change-registry': who('registry.change'),
  bands: who('bands.read'),
  'publish-bands': who('bands.publish'),
  'publish-national-bands': who('bands.publish-national'),
  money: who('money.read'),
  'money-steps': who('money.agree', 'money.award', 'money.manage'),
  'record-spend': who('money.spend'),
  'grant-returns': who('money.returns.read'),
  ladder: who('ladder.read'),
  'ladder-steps': who('ladder.move', 'ladder.represent'),
  'set-ladder': who('ladder.configure'),
  'programme-lines': who('programme-lines.read'),
  'change-lines': who('programme-lines.change'),
  'line-reports': who('lines.read'),
  'report-line': who('lines.report'),
  // All nine partnerships: only those who belong to none of them.
  steering: ['dfe-policy', 'auditor'],
  export: who('records.export'),
  measures: rolesIn('figures'),
  'data-sets': ['researcher', 'evaluator', 'dfe-policy', 'operator', 'lead-authority'],
  conservation: rolesIn('conservation'),
} as const satisfies Record<string, readonly Role[]>;
export type Room = keyof typeof ROOMS;

export function mayEnter(role: Role, room: Room): boolean {
  const roles: readonly Role[] = ROOMS[room];
  return roles.includes(role);
}
