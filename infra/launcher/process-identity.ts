import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** A process, for ever: its id may be given again, the pair with its start may not. */
export const processIdentitySchema = z.object({ pid: z.number().int().positive(), startedAt: z.string() });
export type ProcessIdentity = z.infer<typeof processIdentitySchema>;

const STATE = 0;
const START_TIME = 19;

/** When the process started, in the words of the operating system; null when it does not run (or is a zombie). */
function startOf(pid: number): string | null {
  try {
    if (process.platform !== 'linux')
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null;
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' '); // the name before may hold spaces
    return fields[STATE] === 'Z' ? null : (fields[START_TIME] ?? null);
  } catch {
    return null; // no such process
  }
}

/** Null when the process does not run. */
export function identify(pid: number): ProcessIdentity | null {
  const startedAt = startOf(pid);
  return startedAt === null ? null : { pid, startedAt };
}

export const isRunning = ({ pid, startedAt }: ProcessIdentity): boolean => startOf(pid) === startedAt;
