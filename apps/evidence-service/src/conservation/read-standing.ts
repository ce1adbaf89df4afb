import type { Queryable } from '@rep/service-kit';
import { readRows } from './read-conservation.ts';
import { nextKnownForLong, storeVersion } from './standing.repository.ts';
import type { Standing } from './standing-memo.ts';
import { totalsOf } from './statement.ts';

/** Reads one statement after the other, which must be of one snapshot. */
export type StandingReader = (db: Queryable) => Promise<Standing>;

/** Of all producers and days. `patience`: how many seconds an event may be in flight before it shows as missing. */
export function createStandingReader(patience: number): StandingReader {
  return async (db) => {
    const version = await storeVersion(db);
    const totals = totalsOf((await readRows(db, null, patience)).rows);
    // What is not in flight cannot become missing by waiting.
    const until = totals.inFlight === 0 ? null : await nextKnownForLong(db, patience);
    return { version, totals, until };
  };
}
