import type { Outcomes } from './outcomes.ts';
import { addReason, type FileTally, type QuarantineReason } from './tally.ts';

/** Rows read = accepted + duplicate + quarantined, for a file or for all. */
export type ReconciledFile = {
  file: string;
  read: number;
  accepted: number;
  duplicate: number;
  quarantined: number;
};
export type Reconciliation = {
  files: ReconciledFile[];
  total: ReconciledFile;
  reasons: QuarantineReason[];
  broken: { file: string; reason: string }[];
  balances: boolean;
  /** There were rows, and not one of them is held as a figure, from this run or an earlier one. */
  nothingTaken: boolean;
};

/** A file's count, what became of the rows that this run recorded, and of those that were held before it. */
export type SettledTally = { tally: FileTally; outcomes: readonly Outcomes[]; held: readonly Outcomes[] };

/** Brings together how many rows the command read and what the evidence service says became of each. */
export function reconcile(settled: readonly SettledTally[]): Reconciliation {
  const reasons = new Map<string, QuarantineReason>();
  const files = settled.map((one) => {
    const { outcomes, held } = one;
    for (const found of [...outcomes, ...held].flatMap((o) => o.reasons)) {
      addReason(reasons, { reason: found.reason, count: found.count, detail: found.detail ?? '' });
    }
    return reconcileFile(one);
  });
  const total = {
    file: 'total',
    read: sum(files, 'read'),
    accepted: sum(files, 'accepted'),
    duplicate: sum(files, 'duplicate'),
    quarantined: sum(files, 'quarantined'),
  };
  const broken = settled.flatMap(({ tally: { file, broken: reason } }) => (reason ? [{ file, reason }] : []));
  return {
    files,
    total,
    reasons: [...reasons.values()].sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1)),
    broken,
    balances: broken.length === 0 && files.every(balances),
    nothingTaken: total.read > 0 && total.accepted + total.duplicate === 0,
  };
}

/** A row that was held before is a duplicate, unless its first sending was quarantined: then it still is. */
function reconcileFile({ tally, outcomes, held }: SettledTally): ReconciledFile {
  const stillQuarantined = sum(held, 'quarantined');
  return {
    file: tally.file,
    read: tally.read,
    accepted: sum(outcomes, 'accepted'),
    duplicate: tally.alreadyHeld - stillQuarantined + sum(outcomes, 'duplicate'),
    quarantined: stillQuarantined + sum(outcomes, 'quarantined'),
  };
}

const balances = ({ read, accepted, duplicate, quarantined }: ReconciledFile): boolean =>
  read === accepted + duplicate + quarantined;

function sum<K extends string>(items: readonly Record<K, number>[], key: K): number {
  return items.reduce((total, item) => total + item[key], 0);
}
