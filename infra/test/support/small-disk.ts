import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** A file system of its own in memory, mounted below a directory of the test's. Needs root (the facility `mount`). */
export type SmallDisk = {
  readonly path: string;
  /** Fills it to the last byte. */
  fill(): void;
  /** Makes room again. */
  free(): void;
  becomeReadOnly(): void;
  remove(): void;
};

/** Writes chunks of zeros until the disk takes no more. */
function writeUntilFull(file: string, chunkBytes: number): void {
  const handle = openSync(file, 'w');
  const chunk = Buffer.alloc(chunkBytes);
  try {
    while (writeSync(handle, chunk) === chunkBytes);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  } finally {
    closeSync(handle);
  }
}

export function mountSmallDisk(path: string, megabytes: number): SmallDisk {
  mkdirSync(path, { mode: 0o700 });
  const mount = (...options: string[]): void =>
    void execFileSync('mount', ['-t', 'tmpfs', '-o', options.join(','), 'tmpfs', path]);
  mount(`size=${megabytes}m`, 'mode=0700');
  const ballast = [1024 * 1024, 512].map((bytes) => ({ bytes, file: join(path, `ballast-${bytes}`) }));
  return {
    path,
    fill() {
      for (const { bytes, file } of ballast) writeUntilFull(file, bytes);
    },
    free() {
      for (const { file } of ballast) rmSync(file, { force: true });
    },
    becomeReadOnly: () => mount('remount', 'ro'),
    remove() {
      execFileSync('umount', ['--lazy', path]);
      rmSync(path, { recursive: true });
    },
  };
}
