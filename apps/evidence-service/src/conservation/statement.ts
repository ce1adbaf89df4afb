import type { Gap, LedgerDay } from './conservation.repository.ts';

/** One producer's UTC day of outbox insertion. produced = accepted + duplicate + quarantined + inFlight. */
export type StatementRow = {
  readonly producer: string;
  readonly day: string;
  readonly produced: number;
  readonly accepted: number;
  readonly duplicate: number;
  readonly quarantined: number;
  /** Produced and not received. */
  readonly inFlight: number;
  /** Of those, what will not come any more, or has been on its way for too long. */
  readonly missing: number;
};
export type Totals = Omit<StatementRow, 'producer' | 'day'>;

/** Missing sequences of a day, which is the range of sequences from `first` to `last`. */
function missingWithin(
  gaps: readonly Gap[],
  declared: number,
  range: { first: number; last: number },
): number {
  const last = Math.min(range.last, declared);
  let missing = 0;
  for (const gap of gaps) {
    missing += Math.max(0, Math.min(gap.last, last) - Math.max(gap.first, range.first) + 1);
  }
  return missing;
}

/** The rows of one producer. Days are contiguous ranges of sequences, so each day ends where the next begins. */
function rowsOf(days: readonly LedgerDay[], gaps: readonly Gap[], declared: number): StatementRow[] {
  let before = 0;
  return days.map((of) => {
    const last = Math.max(before, of.last_sequence);
    const { producer, day, accepted, duplicate, quarantined } = of;
    const produced = last - before;
    // An event whose time could not be read counts on the day it came, which may be another than its range's.
    const inFlight = Math.max(0, produced - accepted - duplicate - quarantined);
    const missing = missingWithin(gaps, declared, { first: before + 1, last });
    before = last;
    return { producer, day, produced, accepted, duplicate, quarantined, inFlight, missing };
  });
}

/**
 * What became of everything that was produced. `declaredThrough` gives, by producer, the sequence up to which a gap is
 * no longer in flight but missing.
 */
export function conservationRows(
  days: readonly LedgerDay[],
  gaps: readonly Gap[],
  declaredThrough: (producer: string) => number,
): StatementRow[] {
  const gapsOf = Map.groupBy(gaps, ({ producer }) => producer);
  return [...Map.groupBy(days, ({ producer }) => producer)].flatMap(([producer, own]) =>
    rowsOf(own, gapsOf.get(producer) ?? [], declaredThrough(producer)),
  );
}

export function totalsOf(rows: readonly StatementRow[]): Totals {
  const sum = (of: (row: StatementRow) => number): number => rows.reduce((total, row) => total + of(row), 0);
  const produced = sum((row) => row.produced);
  const accepted = sum((row) => row.accepted);
  const duplicate = sum((row) => row.duplicate);
  const quarantined = sum((row) => row.quarantined);
  const inFlight = Math.max(0, produced - accepted - duplicate - quarantined);
  return { produced, accepted, duplicate, quarantined, inFlight, missing: sum((row) => row.missing) };
}

/** The newest of a statement's rows by their day, in the statement's order. */
export function newestRows(rows: readonly StatementRow[], most: number): readonly StatementRow[] {
  if (rows.length <= most) return rows;
  const newest = new Set(
    rows.toSorted((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0)).slice(0, most),
  );
  return rows.filter((row) => newest.has(row));
}
