import type { CommandResult } from '../importing/import-release.ts';
import { printReconciliation } from '../importing/print-reconciliation.ts';
import { type SendingTo, sendTables } from '../importing/send-tables.ts';
import { toConverted } from '../sources/row-checks.ts';
import type { SourceRow } from '../sources/source.ts';
import { BUILT_IN_RECORDED_AT, BUILT_IN_RELEASE, builtInRows } from './built-in-rows.ts';

/** Sends the figures that the project carries itself, through the stream like any other release. */
export async function loadBuiltIn(to: SendingTo): Promise<CommandResult> {
  const imported = { release: BUILT_IN_RELEASE, recordedAt: BUILT_IN_RECORDED_AT };
  const rows = (): SourceRow[] =>
    builtInRows().map((row, index) => ({
      ...toConverted(row, null),
      line: index + 1,
      text: JSON.stringify(row),
    }));
  const result = await sendTables(
    [{ name: 'built-in figures', dataset: 'built_in_figures', rows }],
    imported,
    to,
  );
  return { output: printReconciliation(result, []), exitCode: result.balances ? 0 : 1 };
}
