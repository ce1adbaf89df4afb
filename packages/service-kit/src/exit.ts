import { EnvironmentError } from './environment.ts';
import { FATAL_MISMATCH_EXIT_CODE, FatalMismatch } from './errors.ts';

/** How a process that meets this error ends: 78 where no restart can help, else 1. */
export const exitCodeOf = (error: unknown): number =>
  error instanceof FatalMismatch ? FATAL_MISMATCH_EXIT_CODE : 1;

/** Writes what an operator must read to standard error: a sentence or the list of problems, never a stack of ours. */
export function reportFatal(error: unknown): void {
  if (error instanceof FatalMismatch || error instanceof EnvironmentError) {
    process.stderr.write(`${error.message}\n`);
  }
}

/**
 * Runs a service's `main`. What it throws before its parts are up ends the process: the problems of the environment
 * and fatal mismatches as plain sentences, anything else with its stack.
 */
export async function runMain(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    const plain = error instanceof FatalMismatch || error instanceof EnvironmentError;
    if (plain) reportFatal(error);
    else process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(exitCodeOf(error));
  }
}
