import { DomainError } from '@rep/domain';

type Limit = { readonly calls: number; readonly perMs: number; now(): Date };
/** More links than a partnership ever shares at once; beyond it the oldest windows are forgotten first. */
const MOST_KEYS = 10_000;

/**
 * Counts calls by key in windows of time, in this process: a service is one process. Throws `too-many-requests` when a
 * key has had its calls.
 */
export function createRateLimit({ calls, perMs, now }: Limit): (key: string) => void {
  const windows = new Map<string, { readonly until: number; left: number }>();
  return (key) => {
    const at = now().getTime();
    const held = windows.get(key);
    const window = held && at < held.until ? held : { until: at + perMs, left: calls };
    if (window.left === 0)
      throw new DomainError(
        'too-many-requests',
        'Wait a minute and try again: this link was used too often.',
      );
    window.left -= 1;
    windows.delete(key);
    windows.set(key, window);
    const oldest = windows.keys().next();
    if (windows.size > MOST_KEYS && !oldest.done) windows.delete(oldest.value);
  };
}
