import type { Role } from '../roles.ts';
import type { Action } from './access.ts';

type KindRule = {
  /** What its own service asks of whoever reads it. */
  readonly read: Action;
  /** Roles that are shown only a part of it there; here they are shown none. */
  readonly partOf?: readonly Role[];
};

/** Every kind of record that is told to the shared evidence, which shows it to nobody to whom its own service would not. */
export const EVIDENCE_KINDS: Readonly<Record<string, KindRule>> = {
  pilot: { read: 'pilots.read' },
  variant: { read: 'variants.read' },
  'inclusion-plan': { read: 'plans.read' },
  'plan-template': { read: 'plans.read' },
  // A plan's documents and a pilot's are of one kind: they are shown to who reads both.
  document: { read: 'plans.read' },
  'setting-agreement': { read: 'settings.read' },
  'band-scheme': { read: 'bands.read' },
  'national-bands': { read: 'bands.read' },
  'standard-feedback': { read: 'feedback.read' },
  'mediation-approach': { read: 'mediation.read' },
  delegation: { read: 'delegation.read' },
  money: { read: 'money.read' },
  spend: { read: 'money.read', partOf: ['member-authority'] },
  'grant-return': { read: 'money.returns.read' },
  ladder: { read: 'ladder.read' },
  'ladder-position': { read: 'ladder.read', partOf: ['lead-authority', 'member-authority'] },
  'line-report': { read: 'lines.read' },
  terms: { read: 'terms.read' },
  comment: { read: 'co-production.read', partOf: ['member-authority'] },
  'draft-link': { read: 'co-production.read', partOf: ['member-authority'] },
  'change-trail': { read: 'co-production.published' },
  template: { read: 'templates.read' },
  'template-draft': { read: 'templates.publish' },
  'law-change': { read: 'law-changes.read' },
  'strand-halt': { read: 'halts.read' },
  'programme-line': { read: 'programme-lines.read' },
  'standard-set': { read: 'standards.read' },
  'standard-statement': { read: 'standards.read' },
  'standard-proposal': { read: 'standards.read' },
  'partnership-export': { read: 'records.export' },
};
