import { readdirSync, readFileSync } from 'node:fs';

/** What Linux counts CPU time in (USER_HZ, the same on every architecture that Node runs on). */
const TICKS_PER_SECOND = 100;
/** Where these stand in /proc/PID/stat, counted from the state, which follows the command in brackets. */
const PARENT = 1;
const USED = [11, 12];
const USED_BY_ENDED_CHILDREN = [13, 14];

function statOf(pid: string): readonly number[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
  } catch {
    return null; // it has ended
  }
}

/** Seconds of CPU that a process and its children have used so far; null where the system does not tell (not Linux). */
export function cpuSecondsOf(pid: number): number | null {
  const own = statOf(String(pid));
  if (!own) return null;
  const sum = (stat: readonly number[], fields: readonly number[]): number =>
    fields.reduce((ticks, field) => ticks + (stat[field] ?? 0), 0);
  const children = readdirSync('/proc').map((name) => (/^\d+$/.test(name) ? statOf(name) : null));
  const used = children
    .filter((stat) => stat?.[PARENT] === pid)
    .reduce((ticks, stat) => ticks + sum(stat ?? [], USED), sum(own, [...USED, ...USED_BY_ENDED_CHILDREN]));
  return used / TICKS_PER_SECOND;
}
