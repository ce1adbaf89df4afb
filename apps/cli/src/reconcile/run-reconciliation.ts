import type { CommandResult } from '../importing/import-release.ts';
import type { ReconcileOptions } from './options.ts';
import { adviceOn, printReconciliation } from './print-reconciliation.ts';
import { type ReconcilingWith, reconcile } from './reconcile.ts';

type Surroundings = Omit<ReconcilingWith, 'waitMs'> & {
  readonly errors: { write: (text: string) => unknown };
};

/** Prints how services and evidence agree; one sentence beside the output says what to do. */
export async function runReconciliation(
  { partnership, format, wait }: ReconcileOptions,
  { errors, ...system }: Surroundings,
): Promise<CommandResult> {
  const comparison = await reconcile(partnership, { ...system, waitMs: wait * 1000 });
  errors.write(`${adviceOn(comparison)}\n`);
  const output = printReconciliation(comparison, format);
  return { output, exitCode: comparison.disagreements.length === 0 ? 0 : 1 };
}
