import type { PilotArm, RepEvent, RepId } from '@rep/contracts';
import { canonicalAreaKey } from '../areas/resolve-authority.ts';
import { periodBounds } from '../periods/periods.ts';
import { observationIdentity, type PublishedRow, type Release } from '../published-rows/published-rows.ts';

/** An event before its outbox puts producer, sequence and time into the envelope; `key` keeps an area's order. */
export type ObservationEvent = Omit<
  RepEvent<'observation.recorded.v1'>,
  'specversion' | 'source' | 'datacontenttype' | 'producer' | 'sequence' | 'time'
> & { readonly key: string };

/** The rules and shapes under which published figures are taken in. */
export const CONFIG_VERSION = 'published-figures.v1';

export type Recording = {
  readonly release: Release;
  /** When the figures became known; an instant in UTC. */
  readonly recordedAt: string;
  /** The partnership that records; null for the national service. */
  readonly repId: RepId | null;
  /** SHA-256 of a text in hexadecimal; the rules themselves touch no library. */
  hash(text: string): string;
};

const codesOf = ({ area }: PublishedRow) => ({
  ...(area.geographic_level === 'Local authority' && { oldlacode: area.old_la_code }),
  ...(area.geographic_level === 'Local authority' && area.new_la_code && { newlacode: area.new_la_code }),
});

/** The event of one published row. Its id is a hash of release, file, row and content, so sending it twice is once. */
export function observationEvent(row: PublishedRow, arm: PilotArm, recording: Recording): ObservationEvent {
  const { release, recordedAt, repId, hash } = recording;
  const key = canonicalAreaKey(row.area);
  return {
    key,
    id: hash(observationIdentity(row, release)).slice(0, 40),
    type: 'observation.recorded.v1',
    subject: key,
    ...(repId !== null && { repid: repId }),
    ...codesOf(row),
    pilotarm: arm,
    // The world's clock of a published figure is the period it is about, to the day; an impossible period has none.
    occurredat: periodBounds(row.period)?.to ?? recordedAt.slice(0, 10),
    precision: 'day',
    recordedat: recordedAt,
    synthetic: false,
    configversion: CONFIG_VERSION,
    data: { release, ...row },
  };
}
