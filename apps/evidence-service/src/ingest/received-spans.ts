import type { Producer } from '@rep/contracts';

/**
 * Received sequences are kept in blocks of this many. Partitions are read at their own pace, so while there is a
 * backlog what has been received of a producer is full of holes, and a batch must not rewrite all of them.
 */
const BLOCK = 4_096;

/** Sequences of one producer within one block, as PostgreSQL writes an int8multirange. */
export type ReceivedSpan = { readonly producer: Producer; readonly block: number; readonly ranges: string };

function multirangeOf(sequences: readonly number[]): string {
  const ranges: string[] = [];
  let first: number | undefined;
  let next: number | undefined;
  for (const sequence of sequences) {
    if (sequence === next) {
      next += 1;
      continue;
    }
    if (first !== undefined) ranges.push(`[${first},${next})`);
    first = sequence;
    next = sequence + 1;
  }
  if (first !== undefined) ranges.push(`[${first},${next})`);
  return `{${ranges.join(',')}}`;
}

/** Ascending sequences by producer, cut into blocks; sorted, so that batches of other partitions never deadlock. */
export function receivedSpans(byProducer: ReadonlyMap<Producer, readonly number[]>): ReceivedSpan[] {
  return [...byProducer]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([producer, sequences]) => {
      const blocks = Map.groupBy(sequences, (sequence) => Math.floor(sequence / BLOCK));
      return [...blocks].map(([block, own]) => ({ producer, block, ranges: multirangeOf(own) }));
    });
}
