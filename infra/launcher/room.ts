import { existsSync, lstatSync, readdirSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { noRoomSentence, StartError, sentenceOf } from './start-error.ts';

const MEGABYTE = 1024 * 1024;
/** An empty system takes about 250 MB: thirteen databases and their write-ahead log. */
const EMPTY_SYSTEM_BYTES = 300 * MEGABYTE;
/** What a directory needs in any case, however much of a system it holds already. */
const LEAST_FREE_BYTES = 64 * MEGABYTE;
/** Below this everything stops while it still can in order: the write-ahead log grows by 16 MB at a time. */
const FULL_BYTES = 24 * MEGABYTE;

const WATCH_MS = 500;

function freeBytes(directory: string): number {
  const { bavail, bsize } = statfsSync(directory);
  return bavail * bsize;
}

function sizeOf(path: string): number {
  if (!existsSync(path)) return 0; // gone in between
  const entry = lstatSync(path);
  if (!entry.isDirectory()) return entry.size;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}

/** Throws StartError where a start would fill the disk. What an earlier start has made there already counts as room. */
export function assertRoom(directory: string): void {
  const free = freeBytes(directory);
  if (free >= EMPTY_SYSTEM_BYTES) return;
  const needed = Math.max(LEAST_FREE_BYTES, EMPTY_SYSTEM_BYTES - sizeOf(directory));
  if (free >= needed) return;
  const megabytes = (bytes: number): number => Math.floor(bytes / MEGABYTE);
  throw new StartError(
    `${directory} has ${megabytes(free)} MB free and ${megabytes(needed)} MB are needed: free some space, or choose another directory with --data.`,
  );
}

/** The sentence for what stops us. A full disk is the reason whatever a server, which cannot even write its log, says. */
export function reasonSentence(error: unknown, directory: string): string {
  const isFull = existsSync(directory) && freeBytes(directory) < FULL_BYTES;
  return isFull ? noRoomSentence(directory) : sentenceOf(error, directory);
}

/** Calls `onFull` once, when the disk of the directory has become full or the directory is gone. Gives what ends it. */
export function watchRoom(directory: string, onFull: (reason: StartError) => void): () => void {
  const reasonToStop = (): StartError | null => {
    try {
      return freeBytes(directory) < FULL_BYTES ? new StartError(noRoomSentence(directory)) : null;
    } catch (cause) {
      return new StartError(`${directory} cannot be reached any more: choose another with --data.`, {
        cause,
      });
    }
  };
  const timer = setInterval(() => {
    const reason = reasonToStop();
    if (!reason) return;
    clearInterval(timer);
    onFull(reason);
  }, WATCH_MS).unref();
  return () => clearInterval(timer);
}
