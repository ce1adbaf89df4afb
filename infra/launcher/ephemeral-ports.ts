import { readFileSync } from 'node:fs';

const RANGE_FILE = '/proc/sys/net/ipv4/ip_local_port_range';
/** What a base takes, from it on. */
const BLOCK = 100;
const LOWEST_BASE = 1024;

export type PortRange = { readonly first: number; readonly last: number };

/** The ports that the system gives to outgoing connections by itself; null where it does not say (Linux does). */
export function ephemeralPorts(file: string = RANGE_FILE): PortRange | null {
  try {
    const [first, last] = readFileSync(file, 'utf8').trim().split(/\s+/).map(Number);
    return first && last ? { first, last } : null;
  } catch {
    return null; // another system, or a jail: no warning is better than a wrong one
  }
}

/** The line for a base whose ports an outgoing connection may hold when a service wants one; null where none can. */
export function ephemeralWarning(base: number, range: PortRange | null): string | null {
  if (!range || base > range.last || base + BLOCK - 1 < range.first) return null;
  const below = range.first - BLOCK;
  const safe = below >= LOWEST_BASE ? `${below} or lower` : `${range.last + 1} or higher`;
  return `warning: the system gives ports ${range.first} to ${range.last} to outgoing connections, which may hold one of ${base} to ${base + BLOCK - 1}: a --port-base of ${safe} is safe`;
}
