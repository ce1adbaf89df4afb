import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { type BalanceRow, balanceTable, isBalanced } from './balance.ts';
import type { AllocationDesign } from './pilot-plan.ts';

type Cluster = AllocationDesign['clusters'][number];
export type Assignment = {
  readonly cluster: string;
  readonly arm: 'pilot' | 'comparison';
  /** The step of a stepped wedge at which it starts, from 1; null elsewhere. */
  readonly step: number | null;
};
/** What lots gave: the same design gives the same, on every machine and whatever the order of its clusters. */
export type Allocation = {
  readonly assignments: readonly Assignment[];
  readonly balance: readonly BalanceRow[];
  /** How many draws it took; more than one where unbalanced draws were thrown away. */
  readonly draws: number;
};
type Random = ReturnType<typeof xoroshiro128plus>;

/** Draws after which a restricted design is taken to have no balanced allocation. */
export const MAX_DRAWS = 10_000;

/** Fisher and Yates. */
function shuffled<T>(items: readonly T[], random: Random): T[] {
  const left = [...items];
  return items.flatMap(() => left.splice(uniformInt(random, 0, left.length - 1), 1));
}

const assigned = (treated: readonly Cluster[], all: readonly Cluster[]): Assignment[] =>
  all.map(({ id }) => ({
    cluster: id,
    arm: treated.some((each) => each.id === id) ? 'pilot' : 'comparison',
    step: null,
  }));

/** Treated clusters by stratum in proportion to its size; what is left over goes to the largest remainders. */
function stratified({ clusters, treated }: AllocationDesign, random: Random): Assignment[] {
  const strata = [...Map.groupBy(clusters, ({ stratum }) => stratum ?? '')].map(([name, members]) => {
    const share = (members.length * treated) / clusters.length;
    return { name, members, whole: Math.floor(share), rest: share % 1 };
  });
  const left = treated - strata.reduce((sum, { whole }) => sum + whole, 0);
  const more = strata.toSorted((a, b) => b.rest - a.rest).slice(0, left);
  const chosen = strata.flatMap((each) =>
    shuffled(each.members, random).slice(0, each.whole + (more.includes(each) ? 1 : 0)),
  );
  return assigned(chosen, clusters);
}

function draw(design: AllocationDesign, random: Random): Assignment[] {
  const { method, clusters, treated } = design;
  if (method === 'stratified') return stratified(design, random);
  const order = shuffled(clusters, random);
  if (method !== 'stepped-wedge') return assigned(order.slice(0, treated), clusters);
  // Dealt round, so that no step has two clusters more than another.
  return clusters.map(({ id }) => ({
    cluster: id,
    arm: 'pilot',
    step: (order.findIndex((each) => each.id === id) % treated) + 1,
  }));
}

/** Draws lots as the design says; undefined when no draw of a restricted one is balanced. */
export function allocate(given: AllocationDesign): Allocation | undefined {
  const design = { ...given, clusters: given.clusters.toSorted((a, b) => (a.id < b.id ? -1 : 1)) };
  const random = xoroshiro128plus(design.seed);
  for (let draws = 1; draws <= MAX_DRAWS; draws += 1) {
    const assignments = draw(design, random);
    const balance = balanceTable(design, assignments);
    const accepted = design.method !== 'restricted' || isBalanced(design, balance);
    if (accepted) return { assignments, balance, draws };
  }
  return undefined;
}
