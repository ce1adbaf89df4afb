import { linkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readJson, writeJson } from './files.ts';
import { identify, isRunning, processIdentitySchema } from './process-identity.ts';
import { StartError } from './start-error.ts';

const ATTEMPTS = 5;

const exists = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EEXIST';

function tryToLink(own: string, lock: string): boolean {
  try {
    linkSync(own, lock);
    return true;
  } catch (error) {
    if (exists(error)) return false;
    throw error;
  }
}

function clearIfStale(lock: string, directory: string): void {
  const holder = processIdentitySchema.safeParse(readJson(lock));
  if (holder.success && isRunning(holder.data))
    throw new StartError(
      `${directory} is in use by another start (process ${holder.data.pid}): stop that one, or choose another directory with --data.`,
    );
  rmSync(lock, { force: true });
}

/** Takes the data directory for this process; one left by a process that is gone is cleared. Gives the release. */
export function takeLock(directory: string): () => void {
  const lock = join(directory, 'launcher.lock');
  const own = `${lock}.${process.pid}.own`;
  writeJson(own, identify(process.pid));
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      if (tryToLink(own, lock)) return () => rmSync(lock, { force: true });
      clearIfStale(lock, directory);
    }
    throw new StartError(`${directory} is in use by another start: stop that one first.`);
  } finally {
    rmSync(own, { force: true });
  }
}
