import { checkPartnership, refuse } from './check-partnership.ts';
import { MAX_PARTNERSHIPS, type Partnership, type PartnershipMember } from './partnership.ts';

/** The partnership an authority is in, if any. */
export const partnershipOf = (registry: readonly Partnership[], laCode: string): Partnership | undefined =>
  registry.find((p) => p.members.some((m) => m.new_la_code === laCode));

/** An authority is in one partnership at a time. Throws `authority-in-a-partnership`. */
export function checkFree(registry: readonly Partnership[], member: PartnershipMember): void {
  const held = partnershipOf(registry, member.new_la_code);
  if (held) {
    refuse('authority-in-a-partnership', `Take ${member.la_name} out of ${held.name} first.`);
  }
}

/** The registry with one more partnership. Throws a coded error when a rule would be broken. */
export function registerPartnership(
  registry: readonly Partnership[],
  partnership: Partnership,
): readonly Partnership[] {
  if (registry.some((p) => p.rep_id === partnership.rep_id)) {
    refuse('already-registered', `${partnership.name} is already registered: change its membership instead.`);
  }
  if (registry.length >= MAX_PARTNERSHIPS) {
    refuse('too-many-partnerships', `The programme has at most ${MAX_PARTNERSHIPS} partnerships.`);
  }
  checkPartnership(partnership);
  for (const member of partnership.members) checkFree(registry, member);
  return [...registry, partnership];
}
