import type { EvidenceState } from '../evidence/read-state.ts';
import type { BuiltDataSet, DataSetBuilder } from './build-data-set.ts';

/** Builds kept: the largest takes three megabytes. */
const MOST_KEPT = 12;

/**
 * Answers from an earlier build while evidence holds the same events as before it: the three files of one data set are
 * asked for one after the other, and building one from 13,000 rows takes seconds. Calls at the same time share one build.
 */
export function keepRecent(build: DataSetBuilder, readState: () => Promise<EvidenceState>): DataSetBuilder {
  const kept = new Map<string, Promise<BuiltDataSet>>();
  const start = (key: string, request: Parameters<DataSetBuilder>[0]): Promise<BuiltDataSet> => {
    const built = build(request);
    kept.set(key, built);
    built.catch(() => kept.delete(key));
    const oldest = kept.keys().next();
    if (kept.size > MOST_KEPT && !oldest.done) kept.delete(oldest.value);
    return built;
  };
  return async (request) => {
    // Read before the build: an event that arrives during it makes the next request build again.
    const { accepted, inFlight } = await readState();
    const key = JSON.stringify([request.dataSet.id, request.partnership, request.asOf, accepted]);
    const built = await (kept.get(key) ?? start(key, request));
    const complete = inFlight === 0;
    return { ...built, complete, mayChange: built.mayChange || !complete };
  };
}
