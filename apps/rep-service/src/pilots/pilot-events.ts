import type { RepId } from '@rep/contracts';
import type { PilotDraft, Role } from '@rep/domain';
import type { NewEvent } from '@rep/outbox';

export type NewPilot = {
  readonly id: string;
  readonly draft: PilotDraft;
  readonly createdBy: string;
  readonly actorRole: Role;
};

/** The shapes and rules under which pilots are drafted; it changes when 'Configuring pilots' is built. */
const CONFIG_VERSION = 'pilots.v1';

/** What the world is told of a new pilot: that it is there, and that it is a draft. */
export function pilotEvents(repId: RepId, { id, draft, actorRole }: NewPilot): NewEvent[] {
  const common = {
    key: id,
    subject: id,
    repid: repId,
    pilotid: id,
    synthetic: false,
    configversion: CONFIG_VERSION,
  };
  return [
    { ...common, id: `${id}.registered`, type: 'pilot.registered.v1', data: draft },
    {
      ...common,
      id: `${id}.draft`,
      type: 'pilot.state.changed.v1',
      data: { from: null, to: 'draft', reason: 'The pilot was drafted.', actor_role: actorRole },
    },
  ];
}
