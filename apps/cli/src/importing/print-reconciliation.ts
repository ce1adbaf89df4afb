import type { SkippedFile } from './open-folder.ts';
import type { ReconciledFile, Reconciliation } from './reconcile.ts';
import type { QuarantineReason } from './tally.ts';
import { whatToDo } from './what-to-do.ts';

const HEADINGS = ['file', 'rows read', 'accepted', 'duplicate', 'quarantined'];

const NOTHING_TAKEN = 'no row was taken: do what the reasons above say';

/** The reconciliation as a table for people, with its equation in the last line. */
export function printReconciliation(result: Reconciliation, skipped: readonly SkippedFile[]): string {
  const rows = [HEADINGS, ...[...result.files, result.total].map(cellsOf)];
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const table = rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  );
  const { read, accepted, duplicate, quarantined } = result.total;
  return [
    ...table,
    ...result.reasons.flatMap(quarantineLines),
    ...skipped.map(({ file, reason }) => `skipped ${file}: ${reason}`),
    ...result.broken.map(({ file, reason }) => `broken off ${file}: ${reason}`),
    ...(result.nothingTaken ? [NOTHING_TAKEN] : []),
    `rows read ${read} = accepted ${accepted} + duplicate ${duplicate} + quarantined ${quarantined}${advice(result)}`,
    '',
  ].join('\n');
}

const quarantineLines = ({ reason, count, detail }: QuarantineReason): string[] => [
  `quarantined ${count} ${reason}${detail ? `, for example: ${detail}` : ''}`,
  `  what to do: ${whatToDo(reason)}`,
];

/** A file that breaks off does so again in every run: only mending it helps. */
function advice({ balances, broken }: Reconciliation): string {
  if (balances) return '';
  if (broken.length === 0) return ' DOES NOT BALANCE: run the same command again';
  const files = broken.map(({ file }) => file).join(', ');
  return ` NOT READ TO THE END: mend ${files} as said above, then run the same command again`;
}

const cellsOf = ({ file, read, accepted, duplicate, quarantined }: ReconciledFile): string[] => [
  file,
  ...[read, accepted, duplicate, quarantined].map(String),
];
