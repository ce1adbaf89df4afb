const WINDOW_MS = 15 * 60 * 1000;
/** Enough for a person who mistypes. Guessing is held off by the passwords themselves: random, of 16 characters or more. */
const MAX_FAILURES = 10;
/** Kept in memory at most; above it the oldest go first. */
const MAX_KEYS = 10_000;

export const TOO_MANY_FAILURES =
  'Look the password up before you try again: too many wrong ones came for this account.';

/**
 * Counts failed sign-ins per caller and account, so that who keeps failing is told so. It never stops the right
 * password: else any stranger on the same address could keep a service out.
 */
export type Attempts = {
  isOver(key: string): boolean;
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
    isOver: (key) => (current(key)?.count ?? 0) >= MAX_FAILURES,
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
