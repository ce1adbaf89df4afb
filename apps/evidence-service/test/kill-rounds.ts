import { configurationVersion } from './configuration-version.ts';
import { checkpoint, observation } from './events.ts';
import type { StreamFixture } from './stream-fixture.ts';

/** A partition of each topic: three transactions at a time. */
export const AT = {
  observations: { topic: 'observations.observation.v1', partition: 1 },
  pilots: { topic: 'pilots.pilot.v1', partition: 0 },
  configuration: { topic: 'pilots.configuration.v1', partition: 0 },
} as const;
type Place = (typeof AT)[keyof typeof AT];

/** What one round adds to the store, however often the consumer is killed on the way. */
export const ROUND = {
  partitions: 3,
  sequences: 8,
  accepted: 6,
  rows: { event: 6, observation_version: 3, pilot: 1, pilot_state: 1, configuration_version: 1 },
} as const;

/**
 * Of five numbered observations three are good, one is a duplicate and one is refused; one of them comes again. Then a
 * pilot, its next state, and a version of its record.
 */
export function createKillRounds(stream: StreamFixture) {
  const sent = new Map<string, number>();
  let sequence = 0;
  const put = async (at: Place, values: readonly object[]): Promise<void> => {
    await stream.publish('london', at, values);
    sent.set(at.topic, (sent.get(at.topic) ?? 0) + values.length);
  };
  const next = (data: object = {}) => observation({ sequence: ++sequence, data });
  const measured = (round: number) => {
    const breakdown = { topic: 'kill', breakdown: String(sequence + 1) };
    return next({ breakdown, measures: { [`measure_${round}`]: sequence + 1 } });
  };
  return {
    /** How many messages of each topic there are. */
    sent: (): ReadonlyMap<string, number> => sent,
    async publish(round: number): Promise<void> {
      const [a, b, c] = [measured(round), measured(round), measured(round)];
      const duplicate = { ...a, sequence: next()['sequence'] };
      const refused = { ...next(), type: 'cat.adopted.v1' };
      const last = checkpoint('london', sequence, AT.observations);
      await put(AT.observations, [a, b, c, duplicate, refused, a, last]);
      const pilotid = `pilot-${round}`;
      const told = { title: 'Lists', strand: 'tailored-lists' };
      const moved = { from: 'draft', to: 'submitted', reason: 'ready', actor_role: 'lead-authority' };
      await put(AT.pilots, [
        { ...next(), type: 'pilot.registered.v1', pilotid, data: told },
        { ...next(), type: 'pilot.state.changed.v1', pilotid, data: moved },
      ]);
      const { time, recordedat, ...envelope } = next();
      const version = configurationVersion(1, { kind: 'pilot', id: pilotid, content: told });
      await put(AT.configuration, [
        { ...version, sequence: envelope['sequence'], time, recordedat, occurredat: recordedat },
      ]);
    },
  };
}
