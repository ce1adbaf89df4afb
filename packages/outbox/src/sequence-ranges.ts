/** Sequences from `first` to `last`, both included. */
export type SequenceRange = { readonly first: number; readonly last: number };

/** Ascending sequences as ranges. */
export function rangesOf(sequences: readonly number[]): SequenceRange[] {
  const ranges: { first: number; last: number }[] = [];
  for (const sequence of sequences) {
    const open = ranges.at(-1);
    if (open && open.last + 1 === sequence) open.last = sequence;
    else ranges.push({ first: sequence, last: sequence });
  }
  return ranges;
}
