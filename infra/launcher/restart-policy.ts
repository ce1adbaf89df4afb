/** The same process dying this often within this time is not helped by starting it again. */
const DEATHS_TO_GIVE_UP = 5;
const WINDOW_MS = 60_000;
/** Waits before the first, second, ... restart within the window. */
const DELAYS_MS = [0, 500, 1_000, 2_000] as const;

export type RestartDecision =
  | { readonly kind: 'restart'; readonly delayMs: number }
  | { readonly kind: 'give-up' };

/** What to do after a death at `now`, given the times of earlier ones (milliseconds). */
export function decideRestart(earlier: readonly number[], now: number): RestartDecision {
  const recent = earlier.filter((death) => now - death < WINDOW_MS).length;
  if (recent + 1 >= DEATHS_TO_GIVE_UP) return { kind: 'give-up' };
  return { kind: 'restart', delayMs: DELAYS_MS[recent] ?? 0 };
}
