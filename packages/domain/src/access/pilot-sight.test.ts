import { expect, test } from 'vitest';
import { ROLES } from '../roles.ts';
import { belongsToPartnership, mayDo } from './access.ts';
import { isInSight, pilotSight } from './pilot-sight.ts';

const sightOf = (role: (typeof ROLES)[number]) =>
  pilotSight({ role, repId: belongsToPartnership(role) ? 'london' : null }, 'london');

test('role by role: who evaluates or researches sees a pilot from its registration on, whoever takes part sees all', () => {
  const readers = ROLES.filter((role) => mayDo(role, 'pilots.read'));
  expect(readers.filter((role) => sightOf(role) === 'registered').sort()).toEqual([
    'evaluator',
    'researcher',
  ]);
  expect(readers.filter((role) => sightOf(role) === 'all').sort()).toEqual([
    ...['auditor', 'delivery-partner', 'dfe-policy', 'integrated-care-board', 'lead-authority'],
    ...['member-authority', 'parent-carer-forum', 'regions-group', 'setting'],
  ]);
});

test('who belongs to another partnership sees what is registered at most', () => {
  expect(pilotSight({ role: 'lead-authority', repId: 'north-east' }, 'london')).toBe('registered');
});

test('a version without a frozen protocol is out of sight for those who wait for registration', () => {
  const frozen = { version: 1, canonical: '{}', sha256: 'a'.repeat(64), at: '2026-01-01T00:00:00.000Z' };
  const protocol = { ...frozen, by: 'ben', role: 'lead-authority' as const, registryUrl: null };
  expect([isInSight('registered', { protocol: null }), isInSight('all', { protocol: null })]).toEqual([
    false,
    true,
  ]);
  expect(isInSight('registered', { protocol })).toBe(true);
});
