import type { CommandEnvironment } from './env.ts';

const ERASE_LINE = '\r\u001b[K';
const STOPPED = 'Stopped: run the same command again, nothing is doubled.';

/**
 * Ends the command on SIGINT, SIGTERM and, with a lifeline, when standard input closes: whoever waits for it is gone.
 * What was sent stays sent, and is found by its identity when the command is run again (ADR 0019).
 */
export function endWhenStopped({ lifeline }: Pick<CommandEnvironment, 'lifeline'>): void {
  const end = (): never => {
    process.stderr.write(`${process.stderr.isTTY ? ERASE_LINE : ''}${STOPPED}\n`);
    process.exit(1);
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  if (lifeline === 'none') return;
  process.stdin.once('close', end).on('error', end).resume();
  process.stdin.unref(); // listening for the end must not put it off
}
