import { checkPartnership, refuse } from './check-partnership.ts';
import type { MembershipChange, Partnership, PartnershipMember } from './partnership.ts';
import { checkFree } from './register-partnership.ts';

type Members = readonly PartnershipMember[];

const named = (members: Members, member: PartnershipMember): PartnershipMember =>
  members.find((m) => m.new_la_code === member.new_la_code) ??
  refuse('not-a-member', `Let ${member.la_name} join the partnership first: it is not a member.`);

function setLead(members: Members, member: PartnershipMember, lead: boolean): Members {
  const held = named(members, member);
  if (held.lead && lead) refuse('lead-already', `${held.la_name} leads already.`);
  if (!held.lead && !lead) refuse('not-a-lead', `${held.la_name} is not a lead.`);
  return members.map((m) => (m === held ? { ...m, lead } : m));
}

function changed(members: Members, { change, member }: MembershipChange): Members {
  if (change === 'joined') return [...members, member];
  if (change === 'left') {
    const held = named(members, member);
    return members.filter((m) => m !== held);
  }
  return setLead(members, member, change === 'lead-started');
}

/**
 * The partnership as one change leaves it. It trusts nothing but the change itself, so that the projection of the
 * registry's events and the registry take the same way. Throws a coded error when a rule would be broken.
 */
export function applyMembershipChange(partnership: Partnership, change: MembershipChange): Partnership {
  const next = { ...partnership, members: [...changed(partnership.members, change)] };
  checkPartnership(next);
  return next;
}

/** The registry with one membership changed. Throws a coded error when a rule would be broken. */
export function changeMembership(
  registry: readonly Partnership[],
  change: MembershipChange,
): readonly Partnership[] {
  const held =
    registry.find((p) => p.rep_id === change.rep_id) ??
    refuse('not-registered', `Register the partnership ${change.rep_id} first.`);
  if (change.change === 'joined') checkFree(registry, change.member);
  const next = applyMembershipChange(held, change);
  return registry.map((p) => (p === held ? next : p));
}
