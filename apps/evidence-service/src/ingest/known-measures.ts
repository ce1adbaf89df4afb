import type { NewMeasure } from './evidence.repository.ts';
import type { EventReading } from './reading.ts';

/** Measures that the store is known to hold, so that it is asked about new ones only. */
export type KnownMeasures = {
  /** Those among the rows that are not known, each once. */
  unknownIn(readings: readonly EventReading[]): NewMeasure[];
  /** To be called once they are committed. */
  add(measures: readonly NewMeasure[]): void;
};

export function createKnownMeasures(): KnownMeasures {
  const known = new Map<string, Set<string>>();
  return {
    unknownIn(readings) {
      const found = new Map<string, NewMeasure>();
      for (const { event } of readings) {
        if (event.type !== 'observation.recorded.v1') continue;
        const { dataset, measures } = event.data;
        const ofDataset = known.get(dataset);
        let ordinal = 0;
        for (const name in measures) {
          const id = ofDataset?.has(name) ? null : `${dataset}.${name}`;
          if (id !== null && !found.has(id)) found.set(id, { dataset, name, ordinal });
          ordinal += 1;
        }
      }
      return [...found.values()];
    },
    add(measures) {
      for (const { dataset, name } of measures) {
        const ofDataset = known.get(dataset);
        if (ofDataset) ofDataset.add(name);
        else known.set(dataset, new Set([name]));
      }
    },
  };
}
