import { DomainError, PILOT, type Pilot } from '@rep/domain';
import type { RecordReading } from '@rep/records';

/** A pilot of the partnership. Throws a coded error when there is none of that id. */
export async function readPilot(reading: RecordReading, id: string): Promise<Pilot> {
  const held = await reading.read(PILOT, id);
  if (held) return held.content;
  throw new DomainError(
    'pilot-not-found',
    'Choose a pilot from the list: this partnership has none of that id.',
  );
}
