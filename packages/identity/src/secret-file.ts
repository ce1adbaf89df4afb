import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Only the owner reads these files. */
const SECRET = 0o600;
const PRIVATE_DIRECTORY = 0o700;

/** Writes JSON that only the owner can read, whole or not at all. */
export function writeSecretJson(file: string, value: unknown): void {
  mkdirSync(dirname(file), { recursive: true, mode: PRIVATE_DIRECTORY });
  const half = `${file}.${process.pid}.tmp`;
  writeFileSync(half, `${JSON.stringify(value, null, 2)}\n`, { mode: SECRET });
  chmodSync(half, SECRET);
  renameSync(half, file);
}

/** The JSON of a file, or undefined when there is none. Throws when it cannot be read or is not JSON. */
export function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new Error(`${file} cannot be read: restore it, or remove it to have a new one made.`, {
      cause: error,
    });
  }
}
