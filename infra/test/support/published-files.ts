import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { releaseDataDirectory } from './env.ts';

/** Folder of the published releases: RELEASE_DATA, or beside the repository. */
const releaseData =
  releaseDataDirectory ?? fileURLToPath(new URL('../../../../shared/data', import.meta.url));

export const folderOf = (release: string): string => join(releaseData, release);

/** Cells of one line: a reader of the test's own, so that nothing of the importer checks itself. */
const cellsOf = (line: string): string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain = '']) =>
    quoted === undefined ? plain : quoted.replaceAll('""', '"'),
  );

/** The rows of a published file as pairs of column and printed cell; a column that stands twice gives two pairs. */
export function readPublished(release: string, file: string): [column: string, cell: string][][] {
  const [header = '', ...lines] = readFileSync(join(folderOf(release), file), 'utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line !== '');
  const columns = cellsOf(header);
  return lines.map((line) => cellsOf(line).map((cell, index) => [columns[index] ?? '', cell]));
}
