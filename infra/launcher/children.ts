import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { readJson, writeJson } from './files.ts';
import { identify, isRunning, type ProcessIdentity, processIdentitySchema } from './process-identity.ts';

const ORDERLY_MS = 10_000;
const POLL_MS = 50;

const fileIn = (directory: string): string => join(directory, 'processes.json');

export type Children = { add(pid: number): void; remove(pid: number): void };

/** Keeps a list of our children on disk, so that the next start can clear what a killed launcher left. */
export function createChildren(directory: string): Children {
  const known = new Map<number, ProcessIdentity>();
  const write = (): void => writeJson(fileIn(directory), [...known.values()]);
  return {
    add(pid) {
      const identity = identify(pid);
      if (!identity) return; // already gone
      known.set(pid, identity);
      write();
    },
    remove(pid) {
      if (known.delete(pid)) write();
    },
  };
}

const signalAll = (processes: readonly ProcessIdentity[], signal: NodeJS.Signals): void => {
  for (const child of processes.filter(isRunning)) process.kill(child.pid, signal);
};

async function untilGone(processes: readonly ProcessIdentity[], limitMs: number): Promise<boolean> {
  const end = Date.now() + limitMs;
  while (processes.some(isRunning)) {
    if (Date.now() > end) return false;
    await sleep(POLL_MS);
  }
  return true;
}

/**
 * Ends what an earlier launcher left behind, first in order (SIGINT is PostgreSQL's fast shutdown), then by force.
 * Gives how many there were.
 */
export async function clearLeftovers(directory: string): Promise<number> {
  const listed = z.array(processIdentitySchema).safeParse(readJson(fileIn(directory)));
  const left = (listed.success ? listed.data : []).filter(isRunning);
  signalAll(left, 'SIGINT');
  if (!(await untilGone(left, ORDERLY_MS))) {
    signalAll(left, 'SIGKILL');
    await untilGone(left, ORDERLY_MS);
  }
  rmSync(fileIn(directory), { force: true });
  return left.length;
}
