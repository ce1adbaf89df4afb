const WINDOW_MS = 15 * 60 * 1000;
/** Enough for a person who mistypes, far too few to guess a password of 128 bits or a poor one. */
const MAX_FAILURES = 10;
/** Kept in memory at most; above it the oldest go first. */
const MAX_KEYS = 10_000;

/** Counts failed sign-ins per caller and account; successes cost nothing. */
export type Attempts = {
  isBlocked(key: string): boolean;
  fail(key: string): void;
  succeed(key: string): void;
};

export function createAttempts(now: () => number): Attempts {
  const failures = new Map<string, { count: number; until: number }>();
  const current = (key: string) => {
    const held = failures.get(key);
    return held && held.until > now() ? held : undefined;
  };
  return {
    isBlocked: (key) => (current(key)?.count ?? 0) >= MAX_FAILURES,
    fail: (key) => {
      const held = current(key) ?? { count: 0, until: now() + WINDOW_MS };
      failures.delete(key);
      failures.set(key, { ...held, count: held.count + 1 });
      const oldest = failures.keys().next();
      if (failures.size > MAX_KEYS && !oldest.done) failures.delete(oldest.value);
    },
    succeed: (key) => void failures.delete(key),
  };
}
