import { describe, expect, test } from 'vitest';
import { ROLES, type Role } from '../roles.ts';
import { type Action, checkAccess, mayDo } from './access.ts';

const ALL = ROLES.filter((role) => role !== 'operator');
const AUTHORITIES: readonly Role[] = ['lead-authority', 'member-authority'];
const WITH_DFE: readonly Role[] = [...AUTHORITIES, 'regions-group', 'dfe-policy', 'auditor'];
const LEAD: readonly Role[] = ['lead-authority'];
const DFE: readonly Role[] = ['dfe-policy'];
const HOLDERS: readonly Role[] = [...AUTHORITIES, 'regions-group', 'dfe-policy'];
const PARTNERS: readonly Role[] = [...AUTHORITIES, 'parent-carer-forum', 'setting', 'integrated-care-board'];

/** Who may do what, written down a second time: one letter of the table of roles changed by mistake is seen here. */
const PERMITTED: Partial<Record<Action, readonly Role[]>> = {
  ...{
    'registry.read': ALL,
    'templates.read': ALL,
    'standards.read': ALL,
    'law-changes.read': ALL,
    'halts.read': ALL,
  },
  ...{
    'programme-lines.read': ALL,
    'profile.read': ALL,
    'pilots.read': ALL,
    'variants.read': ALL,
    'bands.read': ALL,
  },
  ...{ 'co-production.published': ALL, 'documents.read': ALL, 'terms.read': ALL },
  ...{
    'registry.change': DFE,
    'templates.publish': DFE,
    'standards.publish': DFE,
    'law-changes.change': DFE,
  },
  ...{
    'halts.change': DFE,
    'programme-lines.change': DFE,
    'pilots.approve': DFE,
    'bands.publish-national': DFE,
  },
  ...{ 'money.award': DFE, 'ladder.configure': DFE },
  ...{ 'standards.move': LEAD, 'pilots.draft': LEAD, 'variants.change': LEAD, 'money.manage': LEAD },
  ...{ 'pilots.answer': AUTHORITIES, 'variants.change-area': AUTHORITIES, 'plans.write': AUTHORITIES },
  ...{ 'settings.invite': AUTHORITIES, 'bands.publish': AUTHORITIES, 'mediation.keep': AUTHORITIES },
  ...{ 'delegation.change': AUTHORITIES, 'money.spend': AUTHORITIES, 'ladder.represent': AUTHORITIES },
  ...{ 'lines.report': AUTHORITIES, 'co-production.answer': AUTHORITIES, 'co-production.share': AUTHORITIES },
  ...{ 'documents.write': AUTHORITIES, 'terms.keep': AUTHORITIES },
  ...{
    'gates.decide': WITH_DFE,
    'feedback.read': WITH_DFE,
    'mediation.read': WITH_DFE,
    'delegation.read': WITH_DFE,
  },
  ...{
    'money.read': WITH_DFE,
    'ladder.read': WITH_DFE,
    'lines.read': WITH_DFE,
    'co-production.read': WITH_DFE,
  },
  ...{ 'pilots.hold': HOLDERS, 'pilots.measure': HOLDERS },
  ...{
    'standards.propose': [...LEAD, ...DFE],
    'pilots.leave': [...LEAD, ...DFE],
    'money.agree': [...LEAD, ...DFE],
  },
  'standards.answer': ALL.filter((role) => !['evaluator', 'researcher', 'auditor'].includes(role)),
  'plans.read': [...WITH_DFE, 'integrated-care-board'],
  'plans.agree': [...AUTHORITIES, 'integrated-care-board'],
  ...{ 'plans.assure': ['regions-group'], 'ladder.move': ['regions-group'] },
  ...{ 'settings.read': [...WITH_DFE, 'setting'], 'settings.answer': ['setting'] },
  'feedback.give': [...PARTNERS, 'delivery-partner'],
  'co-production.comment': PARTNERS,
  ...{ 'money.returns.read': [...LEAD, 'regions-group', ...DFE, 'auditor'] },
  ...{ 'records.export': [...LEAD, 'regions-group', ...DFE, 'auditor'] },
  ...{ 'observations.record': ['operator'], 'records.reconcile': ['operator', 'auditor'] },
};

describe('who may do what', () => {
  test.each(Object.keys(PERMITTED) as Action[])('%s', (action) => {
    const permitted = ROLES.filter((role) => mayDo(role, action));
    expect([...permitted].sort()).toEqual([...(PERMITTED[action] ?? [])].sort());
  });

  test('a refusal says what to do', () => {
    const outcome = (actor: Parameters<typeof checkAccess>[0], owner: 'london' | null) => {
      try {
        checkAccess(actor, 'pilots.draft', owner);
        return null;
      } catch (error) {
        return error instanceof Error ? { ...error, message: error.message } : error;
      }
    };
    expect(outcome({ role: 'auditor', repId: null }, 'london')).toMatchObject({
      ...{ code: 'role-not-permitted', message: 'Ask somebody with another role: auditor may not do this.' },
    });
    expect(outcome({ role: 'lead-authority', repId: 'north-east' }, 'london')).toMatchObject({
      code: 'other-partnership',
      message: 'Use the service of your own partnership: this one belongs to another.',
    });
    // A role that looks across all partnerships is bound to one when its account names it.
    expect(outcome({ role: 'dfe-policy', repId: 'north-east' }, 'london')).toMatchObject({
      code: 'other-partnership',
    });
    // The national service has no owner, so nobody belongs to another.
    expect(outcome({ role: 'lead-authority', repId: 'north-east' }, null)).toBeNull();
  });
});
