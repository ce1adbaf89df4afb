import type { RepId } from '@rep/contracts';
import { PILOT, type Pilot, pauseClosedAreas } from '@rep/domain';
import { CLOCK, type RecordReading, type Records } from '@rep/records';
import { gatherFacts } from '../pilots/gather-facts.ts';
import { withConfigVersion } from '../pilots/pilot-step.ts';

async function closedAreas(reading: RecordReading, repId: RepId, pilot: Pilot) {
  const facts = await gatherFacts(reading, repId, pilot);
  const change = pauseClosedAreas(pilot, { by: null, now: reading.now, facts });
  return change && withConfigVersion(reading, change);
}

/**
 * Pauses the areas of live pilots whose gate has closed, or whose strand is halted. It looks without holding anything
 * still, and looks again with the pilot locked before it pauses.
 */
export async function checkPilots(records: Records, repId: RepId): Promise<void> {
  for (const { id, content } of await records.list(PILOT, { state: 'live' })) {
    const closed = await records.look((reading) => closedAreas(reading, repId, content));
    if (!closed) continue;
    await records.step(CLOCK, PILOT, { id }, (held, transaction) =>
      closedAreas(transaction, repId, held.content),
    );
  }
}
