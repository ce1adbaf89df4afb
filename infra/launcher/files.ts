import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** The file's content as JSON, or null when there is none. */
export function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Writes by rename, so that a reader sees the old file or the new one. Mode 0600. */
export function writeJson(file: string, value: unknown): void {
  const temporary = `${file}.${process.pid}`;
  try {
    writeFileSync(temporary, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true }); // half a file, of a full disk
    throw error;
  }
}
