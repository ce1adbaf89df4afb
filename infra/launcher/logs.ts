import { existsSync, mkdirSync, openSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A log above this is put aside (one old file is kept) when its process starts. */
const LARGE_LOG_BYTES = 50 * 1024 * 1024;

const logFileOf = (directory: string, name: string): string => join(directory, 'logs', `${name}.log`);

/** Opens a process's log for appending. The caller closes it. */
export function openLog(directory: string, name: string): number {
  const file = logFileOf(directory, name);
  mkdirSync(join(directory, 'logs'), { recursive: true, mode: 0o700 });
  if (existsSync(file) && statSync(file).size > LARGE_LOG_BYTES) renameSync(file, `${file}.old`);
  return openSync(file, 'a', 0o600);
}
