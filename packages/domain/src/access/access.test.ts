import { expect, test } from 'vitest';
import { DomainError } from '../domain-error.ts';
import { ROLES, type Role } from '../roles.ts';
import { type Action, belongsToPartnership, checkAccess } from './access.ts';

const outcome = (role: Role, action: Action, own: 'london' | null = 'london'): string => {
  const repId = belongsToPartnership(role) ? own : null;
  try {
    checkAccess({ role, repId }, action, 'london');
    return 'permitted';
  } catch (error) {
    return error instanceof DomainError ? error.code : 'a bug';
  }
};
const permitted = (action: Action): Role[] => ROLES.filter((role) => outcome(role, action) === 'permitted');

test('only a lead authority drafts pilots, only the operator records figures, only DfE policy changes the registry', () => {
  expect(permitted('pilots.draft')).toEqual(['lead-authority']);
  expect(permitted('observations.record')).toEqual(['operator']);
  expect(permitted('registry.change')).toEqual(['dfe-policy']);
});

test('only the operator and the auditor compare records by their digests', () => {
  expect(permitted('records.reconcile').sort()).toEqual(['auditor', 'operator']);
});

test('the national configuration is changed by DfE policy, proposed by leads too, and answered by all who do not watch', () => {
  const changes = ['templates.publish', 'standards.publish', 'law-changes.change', 'halts.change'] as const;
  for (const action of [...changes, 'programme-lines.change'] as const) {
    expect(permitted(action)).toEqual(['dfe-policy']);
  }
  expect(permitted('standards.propose')).toEqual(['lead-authority', 'dfe-policy']);
  expect(permitted('standards.move')).toEqual(['lead-authority']);
  const watchers: readonly Role[] = ['evaluator', 'researcher', 'auditor', 'operator'];
  expect(permitted('standards.answer')).toEqual(ROLES.filter((role) => !watchers.includes(role)));
});

test('everybody but the operator reads', () => {
  const readers = ROLES.filter((role) => role !== 'operator');
  const reads = ['profile.read', 'pilots.read', 'registry.read', 'templates.read', 'standards.read'] as const;
  for (const action of [...reads, 'law-changes.read', 'halts.read', 'programme-lines.read'] as const) {
    expect(permitted(action)).toEqual(readers);
  }
});

test('who belongs to a partnership is let into no other, whatever they ask for', () => {
  const actions: Action[] = ['profile.read', 'pilots.read', 'pilots.draft', 'observations.record'];
  for (const role of ROLES.filter(belongsToPartnership)) {
    for (const action of actions) {
      expect(() => checkAccess({ role, repId: 'london' }, action, 'north-east')).toThrow(
        expect.objectContaining({ code: 'other-partnership' }),
      );
      expect(outcome(role, action, null)).toBe('other-partnership');
    }
  }
});
