import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { assertRoom } from './room.ts';
import { directorySentence, StartError } from './start-error.ts';

/** The file that says "an earlier start made this directory": only such a directory is used or emptied. */
export const MARKER = '.rep-data';
const MARKER_TEXT =
  'Data of the REP platform, made by "npm start". Remove the whole directory to begin again.\n';
const PROBE_BYTES = 64 * 1024;

function assertOurs(directory: string): void {
  if (!statSync(directory).isDirectory())
    throw new StartError(`${directory} is not a directory: choose another with --data.`);
  if (existsSync(join(directory, MARKER)) || readdirSync(directory).length === 0) return;
  throw new StartError(
    `${directory} holds files that "npm start" did not put there, and it is left alone: choose another directory with --data.`,
  );
}

function assertWritable(directory: string): void {
  const probe = join(directory, `.probe-${process.pid}`);
  try {
    writeFileSync(probe, Buffer.alloc(PROBE_BYTES));
  } finally {
    rmSync(probe, { force: true });
  }
}

/** Makes the directory and its parents one by one: the recursive form hides why the first of them failed. */
function makeDirectory(directory: string): void {
  if (!existsSync(dirname(directory))) makeDirectory(dirname(directory));
  mkdirSync(directory, { mode: 0o700 });
}

/** Makes or checks the data directory: ours, writable, with room. Throws StartError. */
export function openDataDirectory(directory: string): void {
  try {
    if (existsSync(directory)) assertOurs(directory);
    else makeDirectory(directory);
    assertWritable(directory);
    assertRoom(directory);
    if (!existsSync(join(directory, MARKER))) writeFileSync(join(directory, MARKER), MARKER_TEXT);
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError(directorySentence(error, directory), { cause: error });
  }
}

/** Empties the data directory but for our marker and the lock. Only after `openDataDirectory` and the lock. */
export function emptyDataDirectory(directory: string): void {
  for (const name of readdirSync(directory)) {
    if (name === MARKER || name === 'launcher.lock') continue;
    rmSync(join(directory, name), { recursive: true, force: true });
  }
}
