import type { Logger } from 'pino';

/** A long-lived part of a service. `readiness` gives the reasons why it is not ready; none means ready. */
export type Part = {
  readonly name: string;
  start(): Promise<void>;
  stop(): Promise<void>;
  readiness(): readonly string[] | Promise<readonly string[]>;
  /** Settles only when the part ends by itself; a rejection stops the service with exit code 1. */
  readonly failed?: Promise<never>;
};

const STOP_DEADLINE_MS = 8_000;

/**
 * Starts the parts in order and stops them in reverse on SIGTERM, SIGINT or (with `lifeline: 'stdin'`) when standard
 * input closes. A start-up failure or a failed part stops the rest and ends the process with exit code 1.
 */
export async function runService(options: {
  parts: readonly Part[];
  logger: Logger;
  lifeline: 'stdin' | 'none';
}): Promise<void> {
  const { parts, logger } = options;
  const started: Part[] = [];
  let stopping = false;
  const stop = async (why: string, exitCode: number): Promise<never | undefined> => {
    if (stopping) return undefined;
    stopping = true;
    logger.info({ why }, 'stopping');
    const deadline = setTimeout(() => {
      logger.error('the parts did not stop within their time');
      process.exit(1);
    }, STOP_DEADLINE_MS);
    let code = exitCode;
    for (const part of started.toReversed()) {
      try {
        await part.stop();
      } catch (error) {
        code = 1;
        logger.error({ part: part.name, err: error }, 'a part did not stop cleanly');
      }
    }
    clearTimeout(deadline);
    process.exit(code);
  };
  const crash = (error: unknown, what: string): void => {
    logger.fatal({ err: error }, what);
    void stop(what, 1);
  };
  process.once('SIGTERM', () => void stop('SIGTERM', 0));
  process.once('SIGINT', () => void stop('SIGINT', 0));
  process.on('uncaughtException', (error) => crash(error, 'uncaught exception'));
  process.on('unhandledRejection', (error) => crash(error, 'unhandled rejection'));
  if (options.lifeline === 'stdin') {
    process.stdin.resume();
    process.stdin.once('close', () => void stop('the launcher is gone', 0));
  }
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
