import type { Logger } from 'pino';
import { exitCodeOf, reportFatal } from './exit.ts';

/** A long-lived part of a service. `readiness` gives the reasons why it is not ready; none means ready. */
export type Part = {
  readonly name: string;
  start(): Promise<void>;
  stop(): Promise<void>;
  readiness(): readonly string[] | Promise<readonly string[]>;
  /** Settles only when the part ends by itself; a rejection stops the service with exit code 1 (78 for a mismatch). */
  readonly failed?: Promise<never>;
};

/** Below the launcher's own ten seconds, so that a service that hangs says so itself. */
const STOP_DEADLINE_MS = 8_000;

type Shutdown = (why: string, exitCode: number) => Promise<void>;

async function stopParts(started: readonly Part[], logger: Logger): Promise<boolean> {
  let clean = true;
  for (const part of started.toReversed()) {
    try {
      await part.stop();
    } catch (error) {
      clean = false;
      logger.error({ part: part.name, err: error }, 'a part did not stop cleanly');
    }
  }
  return clean;
}

function createShutdown(started: readonly Part[], logger: Logger): Shutdown {
  let stopping = false;
  return async (why, exitCode) => {
    if (stopping) return;
    stopping = true;
    logger.info({ why }, 'stopping');
    const deadline = setTimeout(() => {
      logger.error('the parts did not stop within their time');
      process.exit(exitCode || 1);
    }, STOP_DEADLINE_MS);
    const clean = await stopParts(started, logger);
    clearTimeout(deadline);
    process.exit(clean ? exitCode : exitCode || 1);
  };
}

function listenForTheEnd(lifeline: 'stdin' | 'none', stop: Shutdown): void {
  process.once('SIGTERM', () => void stop('SIGTERM', 0));
  process.once('SIGINT', () => void stop('SIGINT', 0));
  if (lifeline === 'stdin') {
    process.stdin.resume();
    process.stdin.once('close', () => void stop('the launcher is gone', 0));
    process.stdin.on('error', () => void stop('the launcher is gone', 0));
  }
}

/**
 * Starts the parts in order and stops them in reverse on SIGTERM, SIGINT or (with `lifeline: 'stdin'`) when standard
 * input closes. A start-up failure or a failed part stops the rest and ends the process with exit code 1; a
 * FatalMismatch with 78 and its sentence on standard error.
 */
export async function runService(options: {
  parts: readonly Part[];
  logger: Logger;
  lifeline: 'stdin' | 'none';
}): Promise<void> {
  const { parts, logger } = options;
  const started: Part[] = [];
  const stop = createShutdown(started, logger);
  const crash = (error: unknown, what: string): void => {
    logger.fatal({ err: error }, what);
    reportFatal(error);
    void stop(what, exitCodeOf(error));
  };
  process.on('uncaughtException', (error) => crash(error, 'uncaught exception'));
  process.on('unhandledRejection', (error) => crash(error, 'unhandled rejection'));
  listenForTheEnd(options.lifeline, stop);
  for (const part of parts) {
    try {
      started.push(part);
      await part.start();
      part.failed?.catch((error) => crash(error, `${part.name} failed`));
    } catch (error) {
      crash(error, `${part.name} did not start`);
      return;
    }
  }
  logger.info('started');
}

/** The readiness of several parts together, in their order. */
export async function readinessOf(parts: readonly Part[]): Promise<readonly string[]> {
  const reasons = await Promise.all(parts.map((part) => part.readiness()));
  return reasons.flat();
}
