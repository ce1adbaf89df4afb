import { observationRecordedV1 } from '@rep/contracts';
import { CommandError } from '../command-error.ts';
import type { SourceRow } from '../sources/source.ts';
import { openFolder, type Table } from './open-folder.ts';
import { printReconciliation } from './print-reconciliation.ts';
import { readRecords } from './read-records.ts';
import { type SendingTo, sendTables } from './send-tables.ts';

export type ImportOptions = { release?: string | undefined; recordedAt?: string | undefined };
export type CommandResult = { output: string; exitCode: 0 | 1 };

/**
 * Imports a folder of published tables. Without a name the release is called after its files and their hash, which is
 * its version in any case: the same files are the same events, whenever, however often and from wherever they are sent.
 */
export async function importRelease(
  directory: string,
  options: ImportOptions,
  to: SendingTo,
): Promise<CommandResult> {
  const { name, fingerprint, tables, skipped } = await openFolder(directory);
  const release = { name: options.release ?? name, version: fingerprint };
  const imported = {
    release,
    ...(options.recordedAt === undefined ? {} : { recordedAt: options.recordedAt }),
  };
  const sources = tables.map((table) => ({
    name: table.file,
    dataset: table.converter.dataset,
    rows: () => convertedRows(table),
  }));
  const result = await sendTables(sources, imported, to);
  return {
    output: printReconciliation(result, skipped),
    exitCode: result.balances && !result.nothingTaken ? 0 : 1,
  };
}

/** The name of a release, as the services take it. */
export function parseReleaseName(text: string): string {
  const { success } = observationRecordedV1.shape.release.shape.name.safeParse(text);
  if (success && text.trim() !== '') return text;
  throw new CommandError(
    `--release has ${text.trim() === '' ? 'no' : text.length} characters: give the release a name of 1 to 200, or leave the option out.`,
  );
}

/** The rows of a table after its header, converted. */
export async function* convertedRows({ path, converter }: Table): AsyncGenerator<SourceRow> {
  let isHeader = true;
  for await (const { cells, line, text } of readRecords(path)) {
    if (!isHeader) yield { ...converter.convert(cells), line, text };
    isHeader = false;
  }
}
