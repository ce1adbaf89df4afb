import {
  copyFileSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
} from 'node:fs';
import { join } from 'node:path';

/** A log above this is put aside while its process goes on; one old file is kept, so no process takes much more than twice this. */
const LARGE_LOG_BYTES = 10 * 1024 * 1024;
const ROTATE_MS = 5_000;
const OLD = '.old';

const folderIn = (directory: string): string => join(directory, 'logs');
export const logFileOf = (directory: string, name: string): string =>
  join(folderIn(directory), `${name}.log`);

/** Opens a process's log for appending. The caller closes it. */
export function openLog(directory: string, name: string): number {
  mkdirSync(folderIn(directory), { recursive: true, mode: 0o700 });
  return openSync(logFileOf(directory, name), 'a', 0o600);
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

/** Notes where a process's log ends now. Gives what reads the last line written since; empty where there is none. */
export function followLog(directory: string, name: string): () => string {
  const file = logFileOf(directory, name);
  const before = sizeOf(file);
  return () => {
    const lines = readFileSync(file).subarray(before).toString().split('\n');
    return lines.findLast((line) => line.trim() !== '')?.trim() ?? '';
  };
}

/**
 * Puts aside every log that has become large. The processes hold their files open, so a log is copied and emptied
 * (they append, and go on at its beginning); a line written in between is in neither.
 */
export function rotateLogs(directory: string, largeBytes: number = LARGE_LOG_BYTES): void {
  mkdirSync(folderIn(directory), { recursive: true, mode: 0o700 });
  for (const name of readdirSync(folderIn(directory)).filter((file) => file.endsWith('.log'))) {
    const file = join(folderIn(directory), name);
    if (statSync(file).size <= largeBytes) continue;
    copyFileSync(file, `${file}${OLD}`);
    truncateSync(file);
  }
}

/** Rotates from now on; a failure goes to `onError` and the next turn tries again. Gives what ends it. */
export function keepLogsSmall(directory: string, onError: (error: unknown) => void): () => void {
  const timer = setInterval(() => {
    try {
      rotateLogs(directory);
    } catch (error) {
      onError(error);
    }
  }, ROTATE_MS).unref();
  return () => clearInterval(timer);
}
