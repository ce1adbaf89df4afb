import type { Logger, Part } from '@rep/service-kit';
import type { Digests } from './digests.ts';

/** Looks at an interval for digests that are due, one look at a time. What fails is told, and looked at again. */
export function createDigestPart(digests: Digests, seconds: number, logger: Logger): Part {
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | undefined;
  const look = (): void => {
    looking ??= digests
      .look()
      .catch((error: unknown) => logger.error({ err: error }, 'the digests could not be looked at'))
      .finally(() => {
        looking = undefined;
      });
  };
  return {
    name: 'digests',
    start: async () => {
      timer = setInterval(look, seconds * 1_000);
    },
    stop: async () => {
      clearInterval(timer);
      await looking;
    },
    readiness: () => [],
  };
}
