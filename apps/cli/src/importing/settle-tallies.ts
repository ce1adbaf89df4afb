import type { Evidence } from '../system/evidence.ts';
import { type Outcomes, settle } from './outcomes.ts';
import type { SettledTally } from './reconcile.ts';
import { createSequenceSet } from './sequence-set.ts';
import type { FileTally, SequenceRange } from './tally.ts';

/**
 * What became of every file's rows: of those that this run recorded, and of those that were held before it. A row that
 * stands twice in a run is held the second time; it is asked for once.
 */
export async function settleTallies(
  evidence: Evidence,
  tallies: readonly FileTally[],
  told: (pending: number) => void,
): Promise<SettledTally[]> {
  const asked = createSequenceSet();
  for (const range of tallies.flatMap((tally) => tally.ranges)) asked.add(range);
  const held = tallies.map((tally) => tally.heldRanges.flatMap((range) => asked.add(range)));
  const ranges = [...tallies.flatMap((tally) => tally.ranges), ...held.flat()];
  const answers = await settle(evidence, ranges, told);
  const answerTo = new Map(ranges.map((range, index) => [range, answers[index]]));
  const answersTo = (wanted: readonly SequenceRange[]): Outcomes[] =>
    wanted.flatMap((range) => answerTo.get(range) ?? []);
  return tallies.map((tally, index) => ({
    tally,
    outcomes: answersTo(tally.ranges),
    held: answersTo(held[index] ?? []),
  }));
}
