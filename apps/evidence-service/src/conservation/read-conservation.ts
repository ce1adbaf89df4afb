import { TOPICS } from '@rep/contracts';
import type { Queryable } from '@rep/service-kit';
import {
  checkpointedThrough,
  countUnattributed,
  knownForLong,
  type LedgerDay,
  ledgerDays,
  sequenceGaps,
} from './conservation.repository.ts';
import { conservationRows, type StatementRow, type Totals, totalsOf } from './statement.ts';

/** A gap in a producer's sequence is not declared before every one of these has passed its checkpoint. */
const PARTITIONS = Object.values(TOPICS).reduce((sum, { partitions }) => sum + partitions, 0);

type ConservationQuestion = {
  readonly producer: string | null;
  /** UTC days, both included; null is open. */
  readonly from: string | null;
  readonly to: string | null;
};

export type Conservation = {
  readonly rows: readonly StatementRow[];
  readonly totals: Totals;
  /** Deliveries of a (producer, sequence) that had been received before. */
  readonly redelivered: number;
  /** Messages that nobody can be named for. */
  readonly unattributed: number;
};

/** Reads one statement after the other, so that it can be given the one connection of a snapshot. */
export type ConservationReader = (db: Queryable, question: ConservationQuestion) => Promise<Conservation>;

type Rows = { readonly days: readonly LedgerDay[]; readonly rows: readonly StatementRow[] };

/** All rows of a producer or, where it is null, of every one. `patience` is in seconds. */
export async function readRows(db: Queryable, producer: string | null, patience: number): Promise<Rows> {
  const checkpointed = await checkpointedThrough(db, PARTITIONS);
  const long = await knownForLong(db, patience);
  const days = await ledgerDays(db, producer);
  const gaps = await sequenceGaps(db, producer);
  const declared = (by: string): number => Math.max(checkpointed.get(by) ?? 0, long.get(by) ?? 0);
  return { days, rows: conservationRows(days, gaps, declared) };
}

/** `patience`: how many seconds an event may be in flight before it shows as missing. */
export function createConservationReader(patience: number): ConservationReader {
  return async (db, { producer, from, to }) => {
    const isAsked = ({ day }: { day: string }): boolean =>
      (from === null || day >= from) && (to === null || day <= to);
    const { days, rows: all } = await readRows(db, producer, patience);
    const unattributed = await countUnattributed(db, { from, to });
    const rows = all.filter(isAsked);
    const redelivered = days.filter(isAsked).reduce((sum, day) => sum + day.redelivered, 0);
    return { rows, totals: totalsOf(rows), redelivered, unattributed };
  };
}
