/** A count that can be published: `c` is confidential (DfE's symbol). */
type SafeCount = number | 'c';
export type SafeCounts<G extends string> = {
  readonly groups: Readonly<Record<G, SafeCount>>;
  readonly total: SafeCount;
};

/** Counts from 1 to this are confidential: the convention of DfE's children-in-need releases. Zero is shown. */
const MOST_CONFIDENTIAL = 5;

const isConfidential = (count: number): boolean => count >= 1 && count <= MOST_CONFIDENTIAL;

/** What is hidden beside the only confidential count: the smallest that is not zero, else a zero. */
function second<G extends string>(counts: Readonly<Record<G, number>>, first: G, groups: readonly G[]): G[] {
  const others = groups.filter((group) => group !== first).sort((a, b) => counts[a] - counts[b]);
  const chosen = others.find((group) => counts[group] > 0) ?? others[0];
  return chosen === undefined ? [] : [chosen];
}

/**
 * Counts by group as they may leave the service (G19). One confidential count alone could be had from a total that is
 * known from elsewhere, so a second is hidden with it; and the total itself is shown only when nothing is hidden. The same
 * counts always give the same answer. Round what is confidential never: percentages are not made of these.
 */
export function publishCounts<G extends string>(counts: Readonly<Record<G, number>>): SafeCounts<G> {
  const groups = Object.keys(counts) as G[];
  const primary = groups.filter((group) => isConfidential(counts[group]));
  const [only, ...more] = primary;
  const hidden = new Set(
    only !== undefined && more.length === 0 ? [only, ...second(counts, only, groups)] : primary,
  );
  const shown = groups.map((group) => [group, hidden.has(group) ? 'c' : counts[group]] as const);
  const total = groups.reduce((sum, group) => sum + counts[group], 0);
  return {
    groups: Object.fromEntries(shown) as Record<G, SafeCount>,
    total: hidden.size === 0 ? total : 'c',
  };
}
