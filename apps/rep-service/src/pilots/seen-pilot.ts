import { DomainError, isInSight, PILOT, type Pilot, type PilotSight, pilotSight } from '@rep/domain';
import type { Held } from '@rep/records';
import type { Caller } from '@rep/service-kit';
import type { RepServices } from '../services.ts';

export const sightOf = ({ repId }: RepServices, caller: Caller): PilotSight => pilotSight(caller, repId);

/** A pilot as this caller may see it. Throws one error for what is not there and for what they may not know of yet. */
export async function seenPilot(services: RepServices, caller: Caller, id: string): Promise<Held<Pilot>> {
  const held = await services.records.find(PILOT, id);
  if (held && isInSight(sightOf(services, caller), held.content)) return held;
  throw new DomainError(
    'pilot-not-found',
    'Choose a pilot from the list: this partnership has none of that id.',
  );
}
