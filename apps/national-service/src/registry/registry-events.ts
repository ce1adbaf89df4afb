import { randomUUID } from 'node:crypto';
import type { MembershipChange, Partnership } from '@rep/domain';
import type { NewEvent } from '@rep/outbox';
import type { RegistryStep } from './registry.repository.ts';

/** The rules under which the registry is kept. */
const CONFIG_VERSION = 'registry.v1';

const common = (repId: Partnership['rep_id']) => ({
  key: repId,
  subject: repId,
  repid: repId,
  precision: 'day' as const,
  synthetic: false,
  configversion: CONFIG_VERSION,
});

/** A partnership is registered once, so its id is its own. */
export const registeredEvent = (partnership: Partnership): NewEvent => ({
  ...common(partnership.rep_id),
  id: `registered.${partnership.rep_id}`,
  type: 'partnership.registered.v1',
  occurredat: partnership.valid_from,
  data: partnership,
});

/** A change may be made, undone and made again: every one is an event of its own. */
export const membershipEvent = (change: MembershipChange): NewEvent => ({
  ...common(change.rep_id),
  id: randomUUID(),
  type: 'partnership.membership.changed.v1',
  oldlacode: change.member.old_la_code,
  newlacode: change.member.new_la_code,
  occurredat: change.effective_on,
  data: change,
});

/** What the history keeps of a registration: a line for every first member. */
export const firstSteps = ({ rep_id, valid_from, members }: Partnership): readonly RegistryStep[] =>
  members.map((member) => ({ rep_id, change: 'registered', member, effective_on: valid_from }));
