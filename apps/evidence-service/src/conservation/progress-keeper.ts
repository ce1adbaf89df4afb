import type { Logger, Part, Queryable } from '@rep/service-kit';
import { pruneProgress } from './progress.repository.ts';

const HOUR_SECONDS = 3_600;
const HOUR_MS = HOUR_SECONDS * 1_000;

type KeeperOptions = {
  readonly db: Queryable;
  readonly logger: Logger;
  /** How many seconds an event may be in flight before it shows as missing. */
  readonly patience: number;
  readonly everyMs?: number;
};

/**
 * Keeps the table of minutes small, at the start and once an hour. An hour more than the patience stays, so that a
 * transaction that began before never looks for what has just gone.
 */
export function createProgressKeeper({ db, logger, patience, everyMs = HOUR_MS }: KeeperOptions): Part {
  const prune = (): Promise<void> => pruneProgress(db, patience + HOUR_SECONDS);
  let timer: NodeJS.Timeout | undefined;
  let pruning: Promise<void> | undefined;
  return {
    name: 'progress keeper',
    start: async () => {
      await prune();
      timer = setInterval(() => {
        pruning = prune().catch((error) => logger.warn({ err: error }, 'old minutes were not pruned'));
      }, everyMs);
    },
    stop: async () => {
      clearInterval(timer);
      await pruning;
    },
    readiness: () => [],
  };
}
