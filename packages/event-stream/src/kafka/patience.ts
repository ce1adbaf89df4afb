import { createBackOff, pauseFor } from '../latch.ts';
import { isUnavailable } from './kafka-error.ts';

/** Right after its start a broker answers "loading" or "not available" for about a second. */
const PATIENCE_MS = 5_000;
const RETRY_FIRST_MS = 100;
const RETRY_MOST_MS = 1_000;

/** Tries again for some seconds while the broker is away. */
export async function withPatience<T>(work: () => Promise<T>): Promise<T> {
  const patience = AbortSignal.timeout(PATIENCE_MS);
  const backOff = createBackOff(RETRY_FIRST_MS, RETRY_MOST_MS);
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isUnavailable(error) || patience.aborted) throw error;
      await pauseFor(backOff.next(), patience);
    }
  }
}
