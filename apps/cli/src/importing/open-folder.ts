import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandError } from '../command-error.ts';
import { exploreEducationStatistics } from '../sources/explore-education-statistics.ts';
import type { Converter } from '../sources/source.ts';
import { tribunalAppeals } from '../sources/tribunal-appeals.ts';
import { inspectFile } from './inspect-file.ts';
import { readHeader } from './read-records.ts';

const SOURCES = [exploreEducationStatistics, tribunalAppeals];

/** A file of a known shape, ready to be read; or one that is left out, and why. */
export type Table = { file: string; path: string; converter: Converter };
export type SkippedFile = { file: string; reason: string };
/**
 * `fingerprint` is a hash of the folder's CSV files, names and bytes: the same release, the same events. `name` is made
 * of the same and of nothing else, because events are told apart by it: the folder may be called anything (ADR 0019).
 */
export type ReleaseFolder = {
  name: string;
  fingerprint: string;
  tables: Table[];
  skipped: SkippedFile[];
};

const FINGERPRINT_LENGTH = 40;
const SHOWN_OF_FINGERPRINT = 12;
/** A name of a release has at most 200 characters. */
const SHOWN_OF_FILE = 120;

/** What a release is called where nobody named it: "annual_reviews and 6 more files, 0f3a9c1b2d4e". */
function nameOf(files: readonly string[], fingerprint: string): string {
  const [first = '', ...others] = files;
  const more = others.length === 0 ? '' : ` and ${others.length} more file${others.length === 1 ? '' : 's'}`;
  const shown = first.replace(/\.csv$/i, '').slice(0, SHOWN_OF_FILE);
  return `${shown}${more}, ${fingerprint.slice(0, SHOWN_OF_FINGERPRINT)}`;
}

async function listFiles(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { withFileTypes: true }).catch((error: unknown) => {
    const notADirectory = error instanceof Error && 'code' in error && error.code === 'ENOTDIR';
    throw new CommandError(
      notADirectory
        ? `${directory} is a file: name the folder that it lies in.`
        : `There is no folder ${directory} that can be read: name the folder of a published release.`,
      { cause: error },
    );
  });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('.'))
    .sort();
}

async function openFile(
  directory: string,
  file: string,
): Promise<{ sha256: string; opened: Table | SkippedFile }> {
  const path = join(directory, file);
  const { sha256, problem } = await inspectFile(path);
  return { sha256, opened: problem ? { file, reason: problem } : await recognise(path, file) };
}

async function recognise(path: string, file: string): Promise<Table | SkippedFile> {
  const header = await readHeader(path);
  if (header === null) return { file, reason: 'it has no header that can be read' };
  for (const source of SOURCES) {
    const found = source.recognise(header, file);
    if (found.is === 'known') return { file, path, converter: found.converter };
    if (found.is === 'faulty') return { file, reason: found.reason };
  }
  return { file, reason: 'its columns are of no shape that this command knows' };
}

/** Opens a folder of published CSV files. Throws a sentence when there is nothing in it that could be imported. */
export async function openFolder(directory: string): Promise<ReleaseFolder> {
  const all = await listFiles(directory);
  const files = all.filter((name) => /\.csv$/i.test(name));
  if (files.length === 0) {
    throw new CommandError(`There are no CSV files in ${directory}: name the folder of a published release.`);
  }
  const hash = createHash('sha256');
  const tables: Table[] = [];
  const others = all.filter((name) => !files.includes(name));
  const skipped: SkippedFile[] = others.map((file) => ({ file, reason: 'it is no CSV file' }));
  for (const file of files) {
    const { sha256, opened } = await openFile(directory, file);
    hash.update(`${file}\0${sha256}\n`);
    if ('converter' in opened) tables.push(opened);
    else skipped.push(opened);
  }
  if (tables.length === 0) throw nothingToImport(directory, skipped);
  const fingerprint = hash.digest('hex').slice(0, FINGERPRINT_LENGTH);
  return { name: nameOf(files, fingerprint), fingerprint, tables, skipped };
}

function nothingToImport(directory: string, skipped: readonly SkippedFile[]): CommandError {
  const reasons = skipped.map(({ file, reason }) => `${file}: ${reason}`).join('; ');
  return new CommandError(
    `No file in ${directory} can be imported (${reasons}): correct it or name another folder.`,
  );
}
