import type { Assignment } from './allocation.ts';
import type { AllocationDesign } from './pilot-plan.ts';

/** How a baseline figure lies in the two arms. Null where there is nothing to reckon with: that is not zero. */
export type BalanceRow = {
  readonly figure: string;
  readonly pilot: number | null;
  readonly comparison: number | null;
  /** Difference of the means in standard deviations of all clusters. */
  readonly difference: number | null;
};

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

function deviation(values: readonly number[]): number | null {
  const middle = mean(values);
  if (middle === null || values.length < 2) return null;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1));
}

function rowOf(
  figure: string,
  { clusters }: AllocationDesign,
  assignments: readonly Assignment[],
): BalanceRow {
  const values = (arm: Assignment['arm'] | null): number[] =>
    clusters
      .filter(({ id }) => arm === null || assignments.some((each) => each.cluster === id && each.arm === arm))
      .flatMap(({ figures }) => figures[figure] ?? []);
  const [pilot, comparison, spread] = [
    mean(values('pilot')),
    mean(values('comparison')),
    deviation(values(null)),
  ];
  const gap = pilot === null || comparison === null ? null : pilot - comparison;
  if (gap === null || spread === null) return { figure, pilot, comparison, difference: null };
  return { figure, pilot, comparison, difference: spread === 0 ? 0 : gap / spread };
}

/** Every baseline figure of the clusters, by name. */
export const balanceTable = (
  design: AllocationDesign,
  assignments: readonly Assignment[],
): readonly BalanceRow[] =>
  [...new Set(design.clusters.flatMap(({ figures }) => Object.keys(figures)))]
    .sort()
    .map((figure) => rowOf(figure, design, assignments));

/** Whether every figure that the design names lies within its limit. */
export function isBalanced({ balance }: AllocationDesign, table: readonly BalanceRow[]): boolean {
  if (balance === null) return false;
  return balance.figures.every((figure) => {
    const difference = table.find((row) => row.figure === figure)?.difference ?? null;
    return difference !== null && Math.abs(difference) <= balance.limit;
  });
}
