import type { RepId } from '@rep/contracts';
import { londonDay } from '@rep/domain';
import type { Records } from '@rep/records';
import type { Logger, Part } from '@rep/service-kit';
import { checkPilots } from './check-pilots.ts';
import { checkPlans } from './check-plans.ts';

export type ScheduledCheck = {
  readonly records: Records;
  readonly repId: RepId;
  now(): Date;
  readonly logger: Logger;
};

/** What time does by itself: plans end, amendments begin, and areas whose gate has closed are paused. */
export async function runScheduledCheck({ records, repId, now, logger }: ScheduledCheck): Promise<void> {
  await checkPlans(records, londonDay(now().toISOString()), logger);
  await checkPilots(records, repId);
}

/** Runs the check at the start and then at an interval, one at a time. A run that fails is told, and the next one tries again. */
export function createScheduledCheck(check: ScheduledCheck, intervalSeconds: number): Part {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  const run = (): void => {
    running ??= runScheduledCheck(check)
      .catch((error: unknown) => check.logger.error({ err: error }, 'the scheduled check failed'))
      .finally(() => {
        running = undefined;
      });
  };
  return {
    name: 'scheduled check',
    start: async () => {
      timer = setInterval(run, intervalSeconds * 1_000);
      run();
    },
    stop: async () => {
      clearInterval(timer);
      await running;
    },
    readiness: () => [],
  };
}
