import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AUTHORITIES } from '../areas/authorities.ts';
import { DomainError } from '../domain-error.ts';
import { changeMembership } from './change-membership.ts';
import { MAX_PARTNERSHIPS, type MembershipChange, type Partnership } from './partnership.ts';
import { PROGRAMME } from './programme.ts';

const authority = fc.constantFrom(...AUTHORITIES.filter((a) => a.oldCode !== null));
const changes = fc.record({
  rep_id: fc.constantFrom(...PROGRAMME.map((p) => p.rep_id)),
  change: fc.constantFrom('joined' as const, 'left' as const, 'lead-started' as const, 'lead-ended' as const),
  member: authority.map((a) => ({
    new_la_code: a.code,
    old_la_code: a.oldCode ?? '',
    la_name: a.name,
    lead: false,
  })),
  effective_on: fc.constant('2024-04-01'),
});

/** What the registry is after a change: the same as before when a rule refuses it. */
function after(registry: readonly Partnership[], change: MembershipChange): readonly Partnership[] {
  try {
    return changeMembership(registry, change);
  } catch (error) {
    if (error instanceof DomainError) return registry;
    throw error;
  }
}

test('whatever is asked of the registry, every partnership keeps its rules', () => {
  fc.assert(
    fc.property(fc.array(changes, { maxLength: 200 }), (asked) => {
      const registry = asked.reduce(after, PROGRAMME);
      const members = registry.flatMap((p) => p.members.map((m) => m.new_la_code));
      expect(registry.length).toBeLessThanOrEqual(MAX_PARTNERSHIPS);
      expect(new Set(members).size).toBe(members.length);
      for (const partnership of registry) {
        expect(partnership.members.length).toBeGreaterThanOrEqual(2);
        expect(partnership.members.some((m) => m.lead)).toBe(true);
      }
    }),
  );
});
