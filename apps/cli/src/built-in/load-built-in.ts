import type { CommandResult } from '../importing/import-release.ts';
import { printReconciliation } from '../importing/print-reconciliation.ts';
import { type SendingTo, sendTables } from '../importing/send-tables.ts';
import { producerOf } from '../sources/row-checks.ts';
import type { ConvertedRow } from '../sources/source.ts';
import { BUILT_IN_RECORDED_AT, BUILT_IN_RELEASE, builtInRows } from './built-in-rows.ts';

/** Sends the figures that the project carries itself, through the stream like any other release. */
export async function loadBuiltIn(to: SendingTo): Promise<CommandResult> {
  const imported = { release: BUILT_IN_RELEASE, recordedAt: BUILT_IN_RECORDED_AT };
  const rows = (): ConvertedRow[] =>
    builtInRows().map((row) => ({ producer: producerOf(row.area), row, fault: null }));
  const result = await sendTables(
    [{ name: 'built-in figures', dataset: 'built_in_figures', rows }],
    imported,
    to,
  );
  return { output: printReconciliation(result, []), exitCode: result.balances ? 0 : 1 };
}
