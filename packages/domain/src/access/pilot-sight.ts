import type { RepId } from '@rep/contracts';
import type { Pilot } from '../pilots/pilot.ts';
import type { Actor } from './access.ts';
import { evidenceSight } from './evidence-access.ts';

/** Whether somebody sees pilots before their registration. */
export type PilotSight = 'all' | 'registered';

/**
 * What of a partnership's pilots its own service shows, by the table of the shared evidence: who watches from outside sees
 * a pilot from its registration on. A draft that an evaluator reads early can be written towards (G14).
 */
export function pilotSight(actor: Actor, owner: RepId): PilotSight {
  const { whole, kinds } = evidenceSight(actor);
  return whole.includes(owner) && kinds.includes('pilot') ? 'all' : 'registered';
}

/** Whether this version of a pilot is shown. A protocol, once frozen, stays with the pilot whatever becomes of it. */
export const isInSight = (sight: PilotSight, pilot: Pick<Pilot, 'protocol'>): boolean =>
  sight === 'all' || pilot.protocol !== null;
