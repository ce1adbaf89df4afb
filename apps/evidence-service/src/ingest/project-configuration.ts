import type { EventReading } from './reading.ts';

/** A version of a configuration record, as a row that is only ever added. */
export type ConfigurationRow = Readonly<Record<string, unknown>>;

/** What accepted events say of the programme's configuration. */
export function projectConfiguration(readings: readonly EventReading[]): ConfigurationRow[] {
  return readings.flatMap(({ event }) => {
    if (
      event.type !== 'national.configuration.recorded.v1' &&
      event.type !== 'partnership.configuration.recorded.v1'
    ) {
      return [];
    }
    const { producer, sequence, synthetic, configversion: config_version, recordedat: recorded_at } = event;
    return [{ ...event.data, producer, sequence, synthetic, config_version, recorded_at }];
  });
}
