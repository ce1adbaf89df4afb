import { describeEnding, type Ending } from './running.ts';
import { StartError } from './start-error.ts';

/** Exit code of a service that no restart can help (its positions belong to another stream, for instance). */
const FATAL_MISMATCH_EXIT_CODE = 78;
/** The same process dying this often within this time is not helped by starting it again. */
const DEATHS_TO_GIVE_UP = 5;
const WINDOW_MS = 60_000;
/** Waits before the first, second, ... restart within the window. */
const DELAYS_MS = [0, 500, 1_000, 2_000] as const;

export type RestartDecision =
  | { readonly kind: 'restart'; readonly delayMs: number }
  | { readonly kind: 'give-up' };

export const isFatalMismatch = ({ code }: Ending): boolean => code === FATAL_MISMATCH_EXIT_CODE;

/** What to do after a death at `now`, given the times of earlier ones (milliseconds). */
export function decideRestart(earlier: readonly number[], now: number): RestartDecision {
  const recent = earlier.filter((death) => now - death < WINDOW_MS).length;
  if (recent + 1 >= DEATHS_TO_GIVE_UP) return { kind: 'give-up' };
  return { kind: 'restart', delayMs: DELAYS_MS[recent] ?? 0 };
}

/** What stands around the reason when Node.js itself reports a crash. */
const CRASH_FRAME = /^(\s+at |Node\.js v|\s*[{}^]|\s*$)/;

const lastLine = (text: string): string => text.split('\n').findLast((line) => !CRASH_FRAME.test(line)) ?? '';

type Named = { readonly name: string; readonly logFile: string };

/** Why it is not started again: the sentence of a fatal mismatch, or that it died too often. */
export function reasonToGiveUp({ name, logFile }: Named, ending: Ending): StartError {
  const words = lastLine(ending.lastWords);
  if (isFatalMismatch(ending) && words !== '') return new StartError(words);
  return new StartError(
    `${name} ended five times in a minute (${describeEnding(ending)}), so everything stops${words ? `: ${words}` : ''} (more in ${logFile})`,
  );
}
